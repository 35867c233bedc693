package io.signalbox.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/** The events that reached the spool, for a Signalbox whose {@code channel.spool.out} is a mock. */
public final class Spooled {

  /** The value of {@code channel.spool.out}. */
  public static final String OUT = "mock:spool";

  private final MockEndpoint endpoint;

  public Spooled(TestSignalbox signalbox) {
    endpoint = signalbox.context().getEndpoint(OUT, MockEndpoint.class);
  }

  /** All of them, in their order. */
  public List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    for (Exchange each : endpoint.getReceivedExchanges()) {
      Json.read(each.getMessage().getBody(byte[].class)).forEach(events::add);
    }
    return events;
  }

  /** Those whose message contains a text, as soon as there are so many. */
  public List<JsonNode> details(String text, int count) {
    await().atMost(Duration.ofSeconds(60)).until(() -> details(text).size() >= count);
    return details(text);
  }

  private List<JsonNode> details(String text) {
    return events().stream()
        .map(event -> event.path("detail"))
        .filter(detail -> detail.path("message").asText().contains(text))
        .toList();
  }
}
