/** What a start needs, done once beforehand, so that a JVM can keep what it has loaded for it. */
package io.signalbox.rehearsal;
