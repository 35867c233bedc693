package io.signalbox.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Text;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;

/** No rule of the bus takes the event, and the bus has no fallback for it. */
public class NoRuleMatchedException extends RuntimeCamelException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 128;

  NoRuleMatchedException(String bus, JsonNode event) {
    super("no rule on bus:%s matches the event (%s)".formatted(bus, describe(event)));
  }

  private static String describe(JsonNode event) {
    return Stream.of("source", "detail-type")
        .map(field -> field + " " + shown(event.get(field)))
        .collect(Collectors.joining(", "));
  }

  private static String shown(JsonNode value) {
    if (value == null) {
      return "missing";
    }
    return Text.line(value.isTextual() ? value.asText() : value.toString(), SHOWN);
  }
}
