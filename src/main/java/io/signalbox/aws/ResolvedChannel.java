package io.signalbox.aws;

import java.util.Map;

/**
 * A channel that is there.
 *
 * @param channel as it is configured
 * @param queueUrl the URL of its queue
 * @param deadLetterUrl the URL of its dead-letter queue
 * @param topicArn the ARN of its topic; null if it has none
 */
record ResolvedChannel(AwsChannel channel, String queueUrl, String deadLetterUrl, String topicArn) {

  void putInto(Map<String, String> properties) {
    properties.put(channel.key("queue-url"), queueUrl);
    properties.put(channel.key("dead-letter-url"), deadLetterUrl);
    if (topicArn != null) {
      properties.put(channel.key("topic-arn"), topicArn);
    }
  }
}
