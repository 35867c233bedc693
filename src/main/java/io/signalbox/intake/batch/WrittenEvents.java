package io.signalbox.intake.batch;

/**
 * Events that are JSON text already, which is quicker made than a tree of each.
 *
 * @param json the events as UTF-8, divided by commas
 * @param count how many they are
 */
public record WrittenEvents(byte[] json, int count) {}
