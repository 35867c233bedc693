package io.signalbox.channel;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who gets each standard event: the endpoints of {@code channel.org-resource-events.recipients}.
 */
public final class Recipients {

  private static final String KEY = "channel.org-resource-events.recipients";
  private static final String CLOUD_EVENTS = "direct:cloudevents";
  private static final String URL = "channel.cloudevents.url";
  private static final String EVENT_BRIDGE = "direct:eventbridge";

  private final Set<String> endpoints;

  /**
   * Reads the endpoints.
   *
   * @throws SettingsException where one of them needs a key that has no value
   */
  public Recipients(Settings settings) {
    endpoints =
        Arrays.stream(RouteKeys.resolve(settings, settings.get(KEY)).split(","))
            .map(uri -> uri.strip().replaceFirst("\\?.*", ""))
            .collect(Collectors.toSet());
    if (includeCloudEvents() && settings.get(URL).isEmpty()) {
      throw new SettingsException(
          "%s: has no value, and %s (%s) names %s"
              .formatted(URL, KEY, settings.origin(KEY), CLOUD_EVENTS));
    }
  }

  /** Whether events are published to an EventBridge bus. */
  public boolean includeEventBridge() {
    return endpoints.contains(EVENT_BRIDGE);
  }

  /** Whether events are sent as CloudEvents. */
  public boolean includeCloudEvents() {
    return endpoints.contains(CLOUD_EVENTS);
  }

  /**
   * Whether there are others beside what is sent to within the broker: one of them that is out of
   * reach must not keep an event from that.
   */
  public boolean includeOthersThanTheBroker() {
    return !endpoints.stream().allMatch(endpoint -> endpoint.startsWith("sjms2:"));
  }
}
