/**
 * The {@code bus} component: content-based routing by <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">event
 * patterns</a>, where every consumer brings its own rule and nobody keeps a list.
 */
package io.signalbox.bus;
