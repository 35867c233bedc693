package io.signalbox.delivery;

import io.micrometer.core.instrument.Counter;
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

  /**
   * Ends the route of a delivery that the notification is not for, which leaves its queue then and
   * is counted ({@code signalbox.notifications.not-meant}).
   */
  public void stopUnlessFor(String delivery, Exchange exchange) {
    String recipients = exchange.getMessage().getHeader(ATTRIBUTE, String.class);
    if (names(recipients, delivery).isEmpty()) {
      exchange.setRouteStop(true);
      Counter.builder("signalbox.notifications.not-meant")
          .tag("delivery", delivery)
          .register(
              MicrometerUtils.getOrCreateMeterRegistry(
                  exchange.getContext().getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME))
          .increment();
    }
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
