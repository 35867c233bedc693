/**
 * Collapses a flood of one message, as of a flapping link or a broken daemon, to the first and the
 * last of each window, with the count of those between.
 */
package io.signalbox.intake.flood;
