/** What listeners by UDP have in common. */
package io.signalbox.intake.udp;
