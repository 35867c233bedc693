package io.signalbox.bench;

/**
 * What was measured of one contender.
 *
 * @param inFlight how many events it worked on at once
 * @param recipients how many queues it sent each event to
 * @param backlog what events took while more were waiting
 * @param paced what they took when they came one at a time
 * @param latency how long they took then
 */
record Measured(
    Contender contender, int inFlight, int recipients, Cost backlog, Cost paced, Latency latency) {}
