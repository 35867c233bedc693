/** What helps to write a source: a first draft of it, and a way to try it. */
package io.signalbox.authoring;
