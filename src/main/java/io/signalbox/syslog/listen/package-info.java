/** What Camel's netty component reads syslog with: framing, limits, back-pressure and TLS. */
package io.signalbox.syslog.listen;
