/** What is taken in of syslog and SNMP, beside the daemons that one would use instead. */
package io.signalbox.bench.intake;
