package io.signalbox.aws;

import io.signalbox.config.DeliveryQueues;
import io.signalbox.config.QueueNames;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.util.ArrayList;
import java.util.List;

/** The channels on AWS as the settings name them. */
public final class ConfiguredChannels {

  private static final String EVENTS_TOPIC = "channel.org-resource-events.topic";

  private final Settings settings;

  private ConfiguredChannels(Settings settings) {
    this.settings = settings;
  }

  /**
   * The channels, in the order that events pass them. With {@code channel.fifo}, those behind
   * {@code aws-service-events} are FIFO ones: EventBridge, which feeds that one, keeps no order and
   * gives no message group.
   *
   * @throws SettingsException where a name cannot be one
   */
  public static List<AwsChannel> of(Settings settings) {
    try {
      return new ConfiguredChannels(settings).all();
    } catch (AwsConfigurationException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  private List<AwsChannel> all() {
    List<AwsChannel> channels = new ArrayList<>();
    channels.add(fromEventBridge("aws-service-events", "channel.aws-service-events.topic"));
    channels.add(ordered("org-resource-events", EVENTS_TOPIC));
    channels.add(ordered("org-resource-events-messaging", EVENTS_TOPIC));
    channels.add(ordered("org-resource-events-notification", DeliveryQueues.TOPIC));
    for (String delivery : DeliveryQueues.channels(settings)) {
      channels.add(ordered(delivery, DeliveryQueues.TOPIC));
    }
    return List.copyOf(channels);
  }

  private AwsChannel fromEventBridge(String name, String topicKey) {
    String advice = "must be a standard one, since EventBridge keeps no order";
    String queue = name(AwsChannel.key(name, "queue"), advice);
    return new AwsChannel(name, name(topicKey, advice), queue, true);
  }

  private AwsChannel ordered(String name, String topicKey) {
    String advice = "is to be given without .fifo, which channel.fifo=true puts behind it";
    String suffix = QueueNames.suffix(settings);
    String queue = name(AwsChannel.key(name, "queue"), advice) + suffix;
    String topic = settings.get(topicKey);
    if (!topic.isEmpty() && !AwsChannel.isArn(topic)) {
      topic = name(topicKey, advice) + suffix;
    }
    return new AwsChannel(name, topic, queue, false);
  }

  /** A name that is configured, which says nothing of FIFO. */
  private String name(String key, String advice) {
    String name = settings.get(key);
    if (QueueNames.isFifo(name)) {
      throw new SettingsException(
          "%s=%s (%s): %s".formatted(key, name, settings.origin(key), advice));
    }
    return name;
  }
}
