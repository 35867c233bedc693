/** Events that are made when a time has come, as EventBridge's rules on a schedule make them. */
package io.signalbox.schedule;
