package io.signalbox.delivery;

import io.signalbox.config.Secret;
import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.config.TargetKeys;
import java.time.Clock;
import java.util.List;

/**
 * Makes the clients of the deliveries by HTTP. A name is that of a target; empty, it is what a
 * delivery has for those that name none.
 */
final class Clients {

  private static final String WEBHOOK_URL = "delivery.webhook.url";
  private static final String KEY_FILE = "delivery.webhook.key-file";
  private static final String ZOOM_URL = "delivery.zoom.webhook-url";
  private static final String ZOOM_TOKEN = "delivery.zoom.token";
  private static final String PAGER_DUTY_URL = "delivery.pagerduty.url";

  private final Settings settings;
  private final Breakers breakers;

  Clients(Settings settings, Breakers breakers) {
    this.settings = settings;
    this.breakers = breakers;
  }

  /**
   * The same client with a breaker of its own.
   *
   * @param delivery as the log names it
   */
  WebhookClient guarded(String delivery, WebhookClient client) {
    return client.guarded(breakers.of(delivery));
  }

  /** One of a URL that is a secret. */
  WebhookClient ofSecretUrl(String key, String name) {
    return WebhookClient.of(fileKey(key, name), secret(key, name), List.of());
  }

  WebhookClient ofZoom(String name) {
    String url = secret(ZOOM_URL, name);
    String token = secret(ZOOM_TOKEN, name);
    if (!token.matches("[!-~]+")) {
      throw new SettingsException(
          fileKey(ZOOM_TOKEN, name) + ": must hold a token of printable ASCII");
    }
    String full = url.contains("?") ? url : url + "?format=full";
    return WebhookClient.of(fileKey(ZOOM_URL, name), full, List.of(token))
        .proving(request -> request.setHeader("Authorization", token));
  }

  /** One that signs, where it has a key. */
  WebhookClient ofWebhook(String name) {
    String urlKey = TargetKeys.key(WEBHOOK_URL, name);
    WebhookClient client = WebhookClient.of(urlKey, settings.get(urlKey), List.of());
    String keyFile = TargetKeys.key(KEY_FILE, name);
    return TargetKeys.value(settings, KEY_FILE, name)
        .flatMap(file -> SecretFile.of(settings, keyFile).read())
        .map(key -> client.proving(signature(keyFile, key)))
        .orElse(client);
  }

  /** One for events with this routing key, which no answer is to repeat. */
  WebhookClient ofPagerDuty(String routingKey) {
    return WebhookClient.of(PAGER_DUTY_URL, settings.get(PAGER_DUTY_URL), List.of(routingKey));
  }

  /** The secret of a key: that of a target is in a file. */
  String secret(String key, String name) {
    return name.isEmpty()
        ? Secret.of(settings, key)
        : TargetKeys.value(settings, key + "-file", name)
            .flatMap(file -> SecretFile.of(settings, fileKey(key, name)).read())
            .orElseThrow(() -> new SettingsException(fileKey(key, name) + ": has no value"));
  }

  private static String fileKey(String key, String name) {
    return TargetKeys.key(key + "-file", name);
  }

  private static WebhookSignature signature(String keyFile, String key) {
    try {
      return new WebhookSignature(key, Clock.systemUTC());
    } catch (IllegalArgumentException e) {
      throw new SettingsException(keyFile + ": what is behind whsec_ must be base64");
    }
  }
}
