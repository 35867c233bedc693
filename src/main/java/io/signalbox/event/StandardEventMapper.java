package io.signalbox.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/**
 * Makes the standard events of an event out of what its source says of it.
 *
 * <p>A source leaves the event as the body and puts what it made of it in the variable {@code
 * standard}: an object, or an array of them, with {@code state} and optionally {@code severity},
 * {@code summary} and {@code resource} or {@code resources}. There is one standard event for each
 * ARN in {@code resources}, or else in the event's own; where there is none it is {@code resource}.
 */
public final class StandardEventMapper extends ExpressionAdapter {

  private static final String ARN = "arn:";

  /** The variable that a source puts what it made of the event in. */
  private static final String STANDARD = "standard";

  /** More than a state may have, and less than what the schema's pattern runs out of stack at. */
  private static final int LONGEST_STATE = 256;

  /** What stands between two words of a state. */
  private static final Pattern WORDS = Pattern.compile("[\\s_]+|(?<=[a-z0-9])(?=[A-Z])");

  @Override
  public Object evaluate(Exchange exchange) {
    return map(
        exchange.getMessage().getBody(JsonNode.class),
        exchange.getVariable(STANDARD, JsonNode.class));
  }

  /**
   * The standard events, in the order of the resources.
   *
   * @throws InvalidEventException where the source gave no resource or no state
   */
  public List<StandardEvent> map(JsonNode event, JsonNode standard) {
    if (standard == null) {
      throw new InvalidEventException("the source made nothing of the event");
    }
    List<StandardEvent> events = new ArrayList<>();
    for (JsonNode each : standard.isArray() ? standard : List.of(standard)) {
      for (String resource : resources(event, each)) {
        events.add(standardEvent(event, each, resource));
      }
    }
    if (events.isEmpty()) {
      throw new InvalidEventException("the source made nothing of the event");
    }
    number(events);
    return events;
  }

  private static StandardEvent standardEvent(JsonNode event, JsonNode mapping, String resource) {
    StandardEvent standard = new StandardEvent();
    standard.setId(event.path("id").asText());
    standard.setSource(event.path("source").asText());
    standard.setResource(resource);
    standard.setState(state(mapping));
    standard.setTime(event.path("time").asText());
    standard.setType(Text.line(event.path("detail-type").asText()));
    standard.setSeverity(mapping.path("severity").asText("info"));
    standard.setAccount(event.path("account").asText());
    standard.setRegion(event.path("region").asText());
    standard.setSummary(summary(event, mapping));
    standard.setResources(event.path("resources"));
    standard.setDetail(event.path("detail"));
    return standard;
  }

  private static List<String> resources(JsonNode event, JsonNode mapping) {
    List<String> arns = arns(mapping.path("resources"));
    if (arns.isEmpty()) {
      arns = arns(event.path("resources"));
    }
    if (arns.isEmpty() && mapping.path("resource").isTextual()) {
      arns = List.of(mapping.path("resource").asText());
    }
    if (arns.isEmpty()) {
      throw new InvalidEventException("no resource: resources holds no ARN");
    }
    return arns;
  }

  private static List<String> arns(JsonNode resources) {
    List<String> arns = new ArrayList<>();
    for (JsonNode resource : resources) {
      if (resource.asText().startsWith(ARN)) {
        arns.add(resource.asText());
      }
    }
    return arns;
  }

  /** {@code SHUTTING_DOWN}, {@code Shutting down} and {@code shuttingDown} are one token. */
  private static String state(JsonNode mapping) {
    JsonNode state = mapping.path("state");
    if (state.isMissingNode() || state.isNull() || isBlankText(state)) {
      throw new InvalidEventException("state is missing");
    }
    if (!state.isTextual()) {
      throw new InvalidEventException(
          "state is %s, not a string".formatted(EventEnvelope.kind(state)));
    }
    if (state.asText().length() > LONGEST_STATE) {
      throw new InvalidEventException(
          "state is longer than %d characters".formatted(LONGEST_STATE));
    }
    return WORDS.matcher(state.asText().strip()).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  private static boolean isBlankText(JsonNode node) {
    return node.isTextual() && node.asText().isBlank();
  }

  private static String summary(JsonNode event, JsonNode mapping) {
    String summary = Text.line(mapping.path("summary").asText(""));
    return summary.isEmpty() ? Text.line(event.path("detail-type").asText()) : summary;
  }

  private static void number(List<StandardEvent> events) {
    if (events.size() > 1) {
      for (int i = 0; i < events.size(); i++) {
        events.get(i).setId(events.get(i).getId() + "#" + (i + 1));
      }
    }
  }
}
