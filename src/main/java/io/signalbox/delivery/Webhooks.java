package io.signalbox.delivery;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.notification.group.ChatThreads;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the deliveries by HTTP need and that knows their secrets, by the names in their routes. */
public final class Webhooks {

  private Webhooks() {}

  /**
   * Of those that are configured.
   *
   * @param threads the threads of the chats that have any
   * @throws SettingsException where a secret cannot be read, or is none
   */
  public static Map<String, Object> of(Settings settings, ChatThreads threads, Breakers breakers) {
    Clients clients = new Clients(settings, breakers);
    Map<String, Object> beans = new LinkedHashMap<>();
    String slack = settings.get("delivery.slack.transport");
    if (slack.equals("webhook")) {
      WebhookClient client = clients.ofSecretUrl("delivery.slack.webhook-url", "");
      beans.put("slackClient", clients.guarded("slack", client));
    }
    if (slack.equals("bot")) {
      SlackBot bot = new SlackBot(settings, threads);
      beans.put("slackPost", bot.post(settings.get("delivery.slack.channel")));
      beans.put("slackBotClient", clients.guarded("slack-bot", bot.client()));
    }
    if (settings.getBoolean("delivery.teams.enabled")) {
      WebhookClient client = clients.ofSecretUrl("delivery.teams.webhook-url", "");
      beans.put("teamsClient", clients.guarded("teams", client));
    }
    if (settings.getBoolean("delivery.zoom.enabled")) {
      beans.put("zoomClient", clients.guarded("zoom", clients.ofZoom("")));
    }
    if (settings.getBoolean("delivery.webhook.enabled")) {
      beans.put("webhookClient", clients.guarded("webhook", clients.ofWebhook("")));
    }
    if (settings.getBoolean("delivery.pagerduty.enabled")) {
      String key = clients.secret("delivery.pagerduty.routing-key", "");
      beans.put("pagerDutyEvent", new PagerDutyEvent(key));
      beans.put("pagerDutyClient", clients.guarded("pagerduty", clients.ofPagerDuty(key)));
    }
    beans.putAll(new Targets(settings, threads, breakers).beans());
    return beans;
  }
}
