package io.signalbox.testing.aws;

import java.util.Map;

/**
 * A message that a topic took.
 *
 * @param topic the topic's ARN
 * @param body the message
 * @param attributes the values of the message attributes by name
 */
public record Published(String topic, String body, Map<String, String> attributes) {}
