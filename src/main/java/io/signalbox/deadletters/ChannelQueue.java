package io.signalbox.deadletters;

import io.signalbox.config.DeliveryQueues;
import io.signalbox.config.QueueNames;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A queue whose messages may become dead letters.
 *
 * @param channel the channel's name in the keys, such as {@code org-resource-events}
 * @param topic the topic that feeds the queue; empty for none
 * @param queue the queue's name
 */
public record ChannelQueue(String channel, String topic, String queue) {

  /** The channel of what the on-premises intakes accepted, the broker's in every profile. */
  public static final String SPOOL = "spool";

  /** The queues that the settings name, in the order that events pass them. */
  public static List<ChannelQueue> all(Settings settings) {
    String suffix = QueueNames.suffix(settings);
    String events = settings.get("channel.org-resource-events.topic");
    List<ChannelQueue> queues = new ArrayList<>();
    queues.add(of(SPOOL, "", "", settings));
    queues.add(of("aws-service-events", "", "", settings));
    queues.add(of("org-resource-events", events, suffix, settings));
    queues.add(of("org-resource-events-messaging", events, suffix, settings));
    String notifications = settings.get(DeliveryQueues.TOPIC);
    queues.add(of("org-resource-events-notification", notifications, suffix, settings));
    for (String delivery : DeliveryQueues.channels(settings)) {
      queues.add(of(delivery, notifications, suffix, settings));
    }
    return List.copyOf(queues);
  }

  private static ChannelQueue of(String channel, String topic, String suffix, Settings settings) {
    String name = settings.get("channel.%s.queue".formatted(channel));
    return new ChannelQueue(channel, topic, name + suffix);
  }

  /**
   * The one that a person means.
   *
   * @param name the name of the channel, of the queue or of its dead-letter queue
   * @throws SettingsException where there is no such
   */
  public static ChannelQueue named(String name, Settings settings) {
    List<ChannelQueue> all = all(settings);
    return all.stream()
        .filter(each -> List.of(each.channel, each.queue, each.deadLetters()).contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "%s: no such queue; there are %s"
                        .formatted(
                            name,
                            all.stream()
                                .map(ChannelQueue::queue)
                                .collect(Collectors.joining(", ")))));
  }

  /** The name of the queue that the dead letters are on. */
  public String deadLetters() {
    return QueueNames.deadLetterOf(queue);
  }

  public boolean isSpool() {
    return channel.equals(SPOOL);
  }
}
