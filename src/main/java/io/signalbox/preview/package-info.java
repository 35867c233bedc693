/** What people would be told of an event. */
package io.signalbox.preview;
