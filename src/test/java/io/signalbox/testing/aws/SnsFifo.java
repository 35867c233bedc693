package io.signalbox.testing.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * What FIFO topics have beyond others: message groups, and repeats that are dropped for five
 * minutes. Deduplication by content is not served here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html">deduplication</a>
 */
final class SnsFifo {

  /** The attribute that makes a topic a FIFO one. */
  static final String TOPIC = "FifoTopic";

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Map<String, Instant> taken = new HashMap<>();
  private final InstantSource clock;

  SnsFifo(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether a name or ARN is that of a FIFO topic or queue. */
  static boolean isFifo(String nameOrArn) {
    return nameOrArn.endsWith(".fifo");
  }

  /** Whether the attributes of a new topic make it a FIFO one. */
  static boolean isWanted(Map<String, String> attributes) {
    return "true".equals(attributes.get(TOPIC));
  }

  /** The attributes of a new topic without the one that no topic can change. */
  static Map<String, String> without(Map<String, String> attributes) {
    Map<String, String> others = new HashMap<>(attributes);
    others.remove(TOPIC);
    return others;
  }

  static void check(SnsMessage message) {
    if (message.groupId() == null) {
      throw groupMissing();
    }
    if (message.deduplicationId() == null) {
      throw AwsError.invalidParameter(
          "The topic should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
  }

  static AwsError groupMissing() {
    return AwsError.invalidParameter("The MessageGroupId parameter is required for FIFO topics");
  }

  /** Takes note of an ID; false where it was taken less than five minutes ago. */
  synchronized boolean isNew(String deduplicationId) {
    Instant now = clock.instant();
    taken.values().removeIf(at -> !at.isAfter(now.minus(WINDOW)));
    return taken.putIfAbsent(deduplicationId, now) == null;
  }
}
