package io.signalbox.testing.aws;

import java.util.List;

/**
 * An event that EventBridge took.
 *
 * @param bus the name or ARN of the bus; {@code default} if the call named none
 * @param source the event's source
 * @param detailType the event's detail-type
 * @param resources the event's resources
 * @param detail the event's detail, as JSON
 */
public record PutEvent(
    String bus, String source, String detailType, List<String> resources, String detail) {}
