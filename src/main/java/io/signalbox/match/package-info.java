/** Which rules of a bus take an event, and why the others do not. */
package io.signalbox.match;
