package io.signalbox.topology;

/**
 * A way that events take.
 *
 * @param from the route or channel that they come from
 * @param to the one that they go to
 * @param optional whether only where a key says so
 */
record Wire(Place from, Place to, boolean optional) {}
