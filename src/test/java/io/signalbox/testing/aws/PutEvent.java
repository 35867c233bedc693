package io.signalbox.testing.aws;

import java.time.Instant;
import java.util.List;

/**
 * An event that EventBridge took.
 *
 * @param bus the name of the bus; {@code default} if the call named none
 * @param source the event's source
 * @param detailType the event's detail-type
 * @param time the event's time, in milliseconds
 * @param resources the event's resources
 * @param detail the event's detail, as JSON
 */
public record PutEvent(
    String bus,
    String source,
    String detailType,
    Instant time,
    List<String> resources,
    String detail) {}
