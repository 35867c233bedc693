package io.signalbox.delivery;

import io.micrometer.core.instrument.Counter;
import io.signalbox.config.DeliveryQueues;
import io.signalbox.config.RecipientNames;
import io.signalbox.config.Settings;
import io.signalbox.config.TargetKeys;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Text;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/**
 * Who a notification is for: its attribute {@code recipients}, divided by commas, each the name of
 * a delivery, or one with the name of a recipient of that delivery behind a colon. Without the
 * attribute it is for all deliveries.
 */
public final class Addressees {

  private static final int LONGEST = 1000;
  private static final String ATTRIBUTE = "recipients";

  private final Settings settings;
  private final RecipientNames known;

  /** Those that the keys say where they are. */
  public Addressees(Settings settings) {
    this.settings = settings;
    this.known = new RecipientNames(settings);
  }

  /**
   * Ends the route of a delivery that the notification is not for, which leaves its queue then and
   * is counted ({@code signalbox.notifications.not-meant}). Of those for a target that has a name
   * it is not for the delivery itself.
   *
   * @throws InvalidEventException where it is for a target that there is not
   */
  public void stopUnlessFor(String delivery, Exchange exchange) {
    List<String> names = names(recipients(exchange), delivery);
    if (!TargetKeys.canHave(delivery)) {
      stopUnless(!names.isEmpty(), delivery, exchange);
      return;
    }
    requireKnown(delivery, names);
    stopUnless(names.contains(""), delivery, exchange);
  }

  /**
   * Ends the route of a target that the notification is not for.
   *
   * @throws InvalidEventException where it is for a target that there is not; one of the routes of
   *     a delivery says so
   */
  public void stopUnlessForTarget(String delivery, String name, Exchange exchange) {
    List<String> names = names(recipients(exchange), delivery);
    if (!DeliveryQueues.isEnabled(settings, delivery)
        && known.of(delivery).iterator().next().equals(name)) {
      requireKnown(delivery, names);
    }
    stopUnless(names.contains(name), "target-%s-%s".formatted(delivery, name), exchange);
  }

  private void requireKnown(String delivery, List<String> names) {
    for (String name : names) {
      if (!name.isEmpty() && !known.of(delivery).contains(name)) {
        throw new InvalidEventException(
            "there is no recipient %s:%s: %s is missing"
                .formatted(delivery, name, RecipientNames.key(delivery, name)));
      }
    }
  }

  private static void stopUnless(boolean meant, String delivery, Exchange exchange) {
    if (!meant) {
      exchange.setRouteStop(true);
      Counter.builder("signalbox.notifications.not-meant")
          .tag("delivery", delivery)
          .register(
              MicrometerUtils.getOrCreateMeterRegistry(
                  exchange.getContext().getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME))
          .increment();
    }
  }

  private static String recipients(Exchange exchange) {
    return exchange.getMessage().getHeader(ATTRIBUTE, String.class);
  }

  /** The names that a delivery is meant by, an empty one for it as a whole. */
  static List<String> names(String recipients, String delivery) {
    String line = Text.line(recipients, LONGEST);
    if (line.isEmpty()) {
      return List.of("");
    }
    return Stream.of(line.split(","))
        .map(String::strip)
        .filter(each -> each.equals(delivery) || each.startsWith(delivery + ":"))
        .map(each -> each.equals(delivery) ? "" : each.substring(delivery.length() + 1))
        .toList();
  }
}
