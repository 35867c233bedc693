package io.signalbox.delivery;

import io.signalbox.config.Secret;
import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the deliveries by HTTP need and that knows their secrets, by the names in their routes. */
public final class Webhooks {

  private static final String WEBHOOK_URL = "delivery.webhook.url";
  private static final String KEY_FILE = "delivery.webhook.key-file";
  private static final String ZOOM_URL = "delivery.zoom.webhook-url";
  private static final String ZOOM_TOKEN = "delivery.zoom.token";
  private static final String ZOOM_TOKEN_FILE = "delivery.zoom.token-file";
  private static final String ROUTING_KEY = "delivery.pagerduty.routing-key";
  private static final String PAGER_DUTY_URL = "delivery.pagerduty.url";

  private Webhooks() {}

  /**
   * Of those that are configured.
   *
   * @throws SettingsException where a secret cannot be read, or is none
   */
  public static Map<String, Object> of(Settings settings, Breakers breakers) {
    Map<String, Object> beans = new LinkedHashMap<>();
    if (settings.getBoolean("delivery.slack.enabled")) {
      beans.put(
          "slackClient",
          ofSecretUrl(settings, "delivery.slack.webhook-url").guarded(breakers.of("slack")));
    }
    if (settings.getBoolean("delivery.teams.enabled")) {
      beans.put(
          "teamsClient",
          ofSecretUrl(settings, "delivery.teams.webhook-url").guarded(breakers.of("teams")));
    }
    if (settings.getBoolean("delivery.zoom.enabled")) {
      beans.put("zoomClient", ofZoom(settings).guarded(breakers.of("zoom")));
    }
    if (settings.getBoolean("delivery.webhook.enabled")) {
      beans.put("webhookClient", signing(settings).guarded(breakers.of("webhook")));
    }
    if (settings.getBoolean("delivery.pagerduty.enabled")) {
      String key = Secret.of(settings, ROUTING_KEY);
      beans.put("pagerDutyEvent", new PagerDutyEvent(key));
      beans.put(
          "pagerDutyClient",
          WebhookClient.of(PAGER_DUTY_URL, settings.get(PAGER_DUTY_URL), List.of(key))
              .guarded(breakers.of("pagerduty")));
    }
    return beans;
  }

  private static WebhookClient ofSecretUrl(Settings settings, String key) {
    return WebhookClient.of(key + "-file", Secret.of(settings, key), List.of());
  }

  private static WebhookClient ofZoom(Settings settings) {
    String url = Secret.of(settings, ZOOM_URL);
    String token = Secret.of(settings, ZOOM_TOKEN);
    if (!token.matches("[!-~]+")) {
      throw new SettingsException(ZOOM_TOKEN_FILE + ": must hold a token of printable ASCII");
    }
    String full = url.contains("?") ? url : url + "?format=full";
    return WebhookClient.of(ZOOM_URL + "-file", full, List.of(token))
        .proving(request -> request.setHeader("Authorization", token));
  }

  private static WebhookClient signing(Settings settings) {
    WebhookClient client = WebhookClient.of(WEBHOOK_URL, settings.get(WEBHOOK_URL), List.of());
    return SecretFile.of(settings, KEY_FILE)
        .read()
        .map(key -> client.proving(signature(key)))
        .orElse(client);
  }

  private static WebhookSignature signature(String key) {
    try {
      return new WebhookSignature(key, Clock.systemUTC());
    } catch (IllegalArgumentException e) {
      throw new SettingsException(KEY_FILE + ": what is behind whsec_ must be base64");
    }
  }
}
