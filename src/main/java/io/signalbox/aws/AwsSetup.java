package io.signalbox.aws;

import io.signalbox.aws.batch.BatchSettings;
import io.signalbox.aws.tags.Ec2Tags;
import io.signalbox.aws.tags.Tag;
import io.signalbox.aws.tags.TaggedInstances;
import io.signalbox.config.QueueNames;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** The AWS side of a process, as its settings say it. */
public final class AwsSetup {

  private AwsSetup() {}

  /**
   * The clients, whose calls about one message share batch requests.
   *
   * @throws SettingsException where {@code aws.region} or {@code aws.endpoint} is wrong
   */
  public static AwsClients clients(Settings settings) {
    try {
      return AwsClients.create(settings.get("aws.region"), endpoint(settings))
          .batching(batches(settings));
    } catch (AwsConfigurationException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  /**
   * The settings with the URLs and ARNs of the channels, which are made where {@code
   * channel.create} says so, and with what their names end in.
   *
   * @throws SettingsException where a name cannot be one, a channel is missing, or AWS cannot be
   *     asked
   */
  public static Settings resolve(Settings settings, AwsClients clients) {
    AwsChannels channels =
        new AwsChannels(
            clients.sqs(),
            clients.sns(),
            new AwsChannels.Settings(
                settings.getBoolean("channel.create"),
                settings.getInt("channel.max-receive-count"),
                settings.getInt("aws.sqs.visibility-timeout-seconds")));
    try {
      Map<String, String> found = new HashMap<>(channels.resolve(ConfiguredChannels.of(settings)));
      found.put("channel.fifo-suffix", QueueNames.suffix(settings));
      return settings.with(found);
    } catch (MissingChannelException e) {
      throw new SettingsException(e.getMessage());
    } catch (SdkException e) {
      throw new SettingsException(
          "aws.region=%s, aws.endpoint=%s: AWS cannot be asked for the channels: %s"
              .formatted(clients.region(), settings.get("aws.endpoint"), e.getMessage()));
    }
  }

  /**
   * The instances whose events are ignored; empty where no tag says so.
   *
   * @throws SettingsException where {@code aws.endpoint} is wrong
   */
  public static Optional<TaggedInstances> ignoredInstances(Settings settings) {
    String tag = settings.get("channel.ignore.tag");
    if (tag.isEmpty()) {
      return Optional.empty();
    }
    Duration timeout = Duration.ofMillis(settings.getInt("channel.ignore.tag-timeout-millis"));
    Duration kept = Duration.ofSeconds(settings.getInt("channel.ignore.tag-cache-seconds"));
    Ec2Tags tags = new Ec2Tags(Tag.of(tag), endpoint(settings), timeout);
    return Optional.of(TaggedInstances.of(tags, kept, timeout));
  }

  private static BatchSettings batches(Settings settings) {
    return new BatchSettings(
        Duration.ofMillis(settings.getInt("aws.batch.max-linger-millis")),
        settings.getInt("aws.batch.max-requests"));
  }

  private static URI endpoint(Settings settings) {
    String endpoint = settings.get("aws.endpoint");
    if (endpoint.isEmpty()) {
      return null;
    }
    if (!endpoint.matches("https?://[^\\s/]+.*")) {
      throw new SettingsException(
          "aws.endpoint=%s (%s): must be a URL such as http://127.0.0.1:4566"
              .formatted(endpoint, settings.origin("aws.endpoint")));
    }
    return URI.create(endpoint);
  }
}
