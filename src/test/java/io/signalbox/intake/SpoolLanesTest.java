package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.broker.Lanes;
import io.signalbox.event.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class SpoolLanesTest {

  private final SpoolLanes lanes = new SpoolLanes(new Lanes(50));

  private List<Message> divide(String json) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(Json.read(json));
    @SuppressWarnings("unchecked")
    List<Message> messages = (List<Message>) lanes.evaluate(exchange);
    return messages;
  }

  private static JsonNode body(Message message) {
    return Json.read(message.getBody(String.class));
  }

  @Test
  void theEventsOfAHostStayTogetherAndInOrder() {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      events.append(i == 0 ? '[' : ',');
      events.append("{\"n\": %d, \"resources\": [\"host-%d\", \"x\"]}".formatted(i, i % 100));
    }
    List<Message> messages = divide(events.append(']').toString());

    assertThat(messages).hasSizeBetween(30, 50);
    assertThat(messages).extracting(m -> m.getHeader("lane")).doesNotHaveDuplicates();
    Set<String> seen = new HashSet<>();
    for (Message message : messages) {
      Set<String> hosts = new HashSet<>();
      int last = -1;
      for (JsonNode event : body(message)) {
        assertThat(event.path("n").asInt()).isGreaterThan(last);
        last = event.path("n").asInt();
        hosts.add(event.path("resources").path(0).asText());
      }
      assertThat(seen).doesNotContainAnyElementsOf(hosts);
      seen.addAll(hosts);
    }
    assertThat(seen).hasSize(100);
  }

  @Test
  void anEventWithoutAResourceIsInTheLaneOfItsSource() {
    List<Message> messages =
        divide("[{\"source\": \"a\", \"n\": 1}, {\"source\": \"a\", \"resources\": [], \"n\": 2}]");

    assertThat(messages).hasSize(1);
    assertThat(body(messages.get(0))).hasSize(2);
  }

  @Test
  void anEventThatCameAloneGoesOnAlone() {
    assertThat(divide("{\"source\": \"a\"}"))
        .singleElement()
        .satisfies(message -> assertThat(body(message).isObject()).isTrue())
        .satisfies(message -> assertThat(message.getHeader("lane")).isNotNull());
  }

  @Test
  void theEndOfAWindowIsInNone() {
    assertThat(divide("[]"))
        .singleElement()
        .satisfies(message -> assertThat(body(message)).isEmpty())
        .satisfies(message -> assertThat(message.getHeader("lane")).isNull());
  }
}
