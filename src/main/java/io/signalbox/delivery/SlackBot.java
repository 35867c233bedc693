package io.signalbox.delivery;

import io.signalbox.config.Secret;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.notification.group.ChatThreads;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The bot that posts to Slack, as the keys {@code delivery.slack.*} say. */
final class SlackBot {

  private static final String URL = "delivery.slack.api-url";
  private static final String TOKEN = "delivery.slack.token";

  private final Settings settings;
  private final ChatThreads threads;

  SlackBot(Settings settings, ChatThreads threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * What calls Slack.
   *
   * @throws SettingsException where there is no token, or it cannot be one
   */
  WebhookClient client() {
    String token = Secret.of(settings, TOKEN);
    if (!token.matches("[!-~]+")) {
      throw new SettingsException(TOKEN + "-file: must hold a token of printable ASCII");
    }
    return WebhookClient.of(URL, settings.get(URL), List.of(token))
        .proving(request -> request.setHeader("Authorization", "Bearer " + token))
        .checking(SlackBot::check);
  }

  /** What it posts to a channel. */
  SlackPost post(String channel) {
    String broadcast = settings.get("delivery.slack.broadcast").toUpperCase(Locale.ROOT);
    return new SlackPost(channel, Broadcast.valueOf(broadcast), threads);
  }

  private static void check(byte[] body) throws IOException {
    SlackAnswer answer =
        SlackAnswer.of(body)
            .orElseThrow(() -> new SlackPassingException("what was answered is not Slack's"));
    if (answer.isPassing()) {
      throw new SlackPassingException("Slack answered " + answer.error().orElseThrow());
    }
  }
}
