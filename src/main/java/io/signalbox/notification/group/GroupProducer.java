package io.signalbox.notification.group;

import io.signalbox.event.InvalidEventException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Takes the event of the exchange in for the rules that were chosen. */
final class GroupProducer extends DefaultProducer {

  private final GroupComponent groups;

  GroupProducer(GroupEndpoint endpoint) {
    super(endpoint);
    this.groups = endpoint.groups();
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    EventLine event = event(exchange);
    Arrival arrival = new Arrival(event, ChosenRules.in(exchange));
    if (groups.isPreview()) {
      Preview.handOut(arrival, groups.consumers());
    } else {
      groups.intake().take(arrival);
    }
  }

  private EventLine event(Exchange exchange) {
    if (exchange.getMessage().getBody() instanceof Map<?, ?> event) {
      return EventLine.of(event, carried(exchange.getMessage()), groups.clock().instant());
    }
    throw new InvalidEventException("a group takes a standard event as a Map");
  }

  private static Map<String, String> carried(Message message) {
    Map<String, String> carried = new TreeMap<>();
    for (String name : NoticeExchange.CARRIED) {
      if (message.getHeader(name) instanceof String value) {
        carried.put(name, value);
      }
    }
    return carried;
  }
}
