package io.signalbox.delivery;

import io.signalbox.config.DeliveryQueues;
import io.signalbox.config.Settings;
import io.signalbox.config.TargetKeys;
import io.signalbox.notification.group.ChatThreads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The targets that have a name: each has a queue, a route and a client of its own. */
public final class Targets {

  private static final String TEMPLATE = "delivery-target";

  private final Settings settings;
  private final ChatThreads threads;
  private final Clients clients;

  Targets(Settings settings, ChatThreads threads, Breakers breakers) {
    this.settings = settings;
    this.threads = threads;
    this.clients = new Clients(settings, breakers);
  }

  /** The keys by which Camel makes a route of the template {@value #TEMPLATE} for each target. */
  public static Map<String, String> routes(Settings settings) {
    Map<String, String> keys = new TreeMap<>();
    for (String delivery : TargetKeys.deliveries()) {
      for (String name : TargetKeys.names(settings.asMap(), delivery)) {
        String channel = DeliveryQueues.channel(delivery, name);
        String route = "camel.routeTemplate[delivery-target-%s-%s].".formatted(delivery, name);
        keys.put(route + "templateId", TEMPLATE);
        keys.put(route + "delivery", delivery);
        keys.put(route + "name", name);
        keys.put(route + "channel", channel);
        keys.put(route + "in", "{{channel.%s.in}}".formatted(channel));
        keys.put(route + "dead-letter", "{{channel.%s.dead-letter}}".formatted(channel));
      }
    }
    return keys;
  }

  /** What the routes need and that knows secrets, by the names in the template. */
  Map<String, Object> beans() {
    Map<String, Object> beans = new LinkedHashMap<>();
    for (String delivery : TargetKeys.deliveries()) {
      for (String name : TargetKeys.names(settings.asMap(), delivery)) {
        String label = "target-%s-%s".formatted(delivery, name);
        beans.put(label, target(delivery, name));
        beans.put(label + "-client", clients.guarded(label, client(delivery, name)));
      }
    }
    return beans;
  }

  private Target target(String delivery, String name) {
    return switch (delivery) {
      case "slack" ->
          channel(name)
              .map(channel -> Target.of(bot().post(channel)))
              .orElseGet(() -> Target.of(new SlackMessage()::write, Target.JSON));
      case "teams" -> Target.of(new TeamsCard()::write, Target.JSON);
      case "zoom" -> Target.of(new ZoomMessage()::write, Target.JSON);
      case "pagerduty" -> Target.of(new PagerDutyEvent(routingKey(name))::write, Target.JSON);
      default -> {
        WebhookBody body = new WebhookBody();
        body.setFormat(settings.get("delivery.webhook.format"));
        yield Target.of(body::write, body.mediaType());
      }
    };
  }

  private WebhookClient client(String delivery, String name) {
    return switch (delivery) {
      case "slack" ->
          channel(name)
              .map(channel -> bot().client())
              .orElseGet(() -> clients.ofSecretUrl("delivery.slack.webhook-url", name));
      case "teams" -> clients.ofSecretUrl("delivery.teams.webhook-url", name);
      case "zoom" -> clients.ofZoom(name);
      case "pagerduty" -> clients.ofPagerDuty(routingKey(name));
      default -> clients.ofWebhook(name);
    };
  }

  private Optional<String> channel(String name) {
    return TargetKeys.value(settings, "delivery.slack.channel", name);
  }

  private SlackBot bot() {
    return new SlackBot(settings, threads);
  }

  private String routingKey(String name) {
    return clients.secret("delivery.pagerduty.routing-key", name);
  }
}
