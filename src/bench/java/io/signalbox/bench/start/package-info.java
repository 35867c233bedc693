/** How long a start takes, and how much memory what has nothing to do needs. */
package io.signalbox.bench.start;
