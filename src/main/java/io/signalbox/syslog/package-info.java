/** Syslog as it is found in the wild: RFC 5424, RFC 3164, and whatever else senders write. */
package io.signalbox.syslog;
