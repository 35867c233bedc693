/** SNMP traps and INFORMs of all versions, as events that are answered once they are on disk. */
package io.signalbox.snmp;
