/**
 * Silences: what people are not told of, from when until when, who has said so and why. What
 * becomes of the events that one takes is a matter of {@link io.signalbox.notification.group}.
 */
package io.signalbox.notification.silence;
