package io.signalbox.channel;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.util.Arrays;

/**
 * Who gets each standard event: the endpoints of {@code channel.org-resource-events.recipients}.
 */
public final class Recipients {

  private static final String KEY = "channel.org-resource-events.recipients";
  private static final String CLOUD_EVENTS = "direct:cloudevents";
  private static final String CLOUD_EVENTS_URL = "channel.cloudevents.url";

  private final Settings settings;

  public Recipients(Settings settings) {
    this.settings = settings;
  }

  /** Whether events are published to an EventBridge bus. */
  public boolean includeEventBridge() {
    return include("direct:eventbridge");
  }

  /**
   * Whether events are sent as CloudEvents.
   *
   * @throws SettingsException where they are and the settings do not say where to
   */
  public boolean includeCloudEvents() {
    boolean included = include(CLOUD_EVENTS);
    if (included && settings.get(CLOUD_EVENTS_URL).isEmpty()) {
      throw new SettingsException(
          "%s: has no value, and %s (%s) names %s"
              .formatted(CLOUD_EVENTS_URL, KEY, settings.origin(KEY), CLOUD_EVENTS));
    }
    return included;
  }

  private boolean include(String endpoint) {
    return Arrays.stream(RouteKeys.resolve(settings, settings.get(KEY)).split(","))
        .map(uri -> uri.strip().replaceFirst("\\?.*", ""))
        .anyMatch(endpoint::equals);
  }
}
