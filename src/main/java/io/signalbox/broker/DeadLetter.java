package io.signalbox.broker;

/**
 * An event that could not go on.
 *
 * @param queue the dead-letter queue that it is on
 * @param hop where it failed
 * @param reason why, in one line
 * @param failedAt when: RFC 3339, in UTC
 * @param original the message as it came
 */
public record DeadLetter(
    String queue, String hop, String reason, String failedAt, String original) {}
