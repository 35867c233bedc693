/** What systemd is told of the service that it runs, and how. */
package io.signalbox.systemd;
