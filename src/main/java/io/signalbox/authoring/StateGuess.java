package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import io.signalbox.event.StandardEventMapper;
import io.signalbox.event.StandardEventSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the state of an event may be: where the sources that take any event look, in their order.
 *
 * @param expression a jq expression that says the state
 * @param value the state that it says of the sample
 * @param path the field that it is taken from; empty where it is the same for all events
 */
record StateGuess(String expression, String value, String path) {

  private static final List<String> NAMES =
      List.of(
          "state",
          "State",
          "status",
          "Status",
          "currentState",
          "currentStatus",
          "lastStatus",
          "newState",
          "NewStateValue",
          "health",
          "phase");
  private static final List<String> OTHER_NAMES =
      List.of(
          "result",
          "outcome",
          "conclusion",
          "eventName",
          "eventType",
          "event",
          "operation",
          "action");
  private static final List<String> NAMES_WITHIN =
      List.of("value", "name", "code", "state", "status");

  private static final Pattern ENDS_SO =
      Pattern.compile("(?i)(?!old|prev|last|desired).*stat(e|us)");
  private static final Pattern WORD = Pattern.compile("[\\s\\S]*[A-Za-z0-9][\\s\\S]*");
  private static final Pattern VERSION = Pattern.compile("v?[0-9]+");

  private static final String TEXT = "text(%s)";
  private static final String PLAIN = "(text(%s) | gsub(\"[^A-Za-z0-9]+\"; \" \"))";
  private static final String SHORT = "(text(%s) | gsub(\"[^A-Za-z0-9]+\"; \" \") | .[0:32])";

  /**
   * Guesses.
   *
   * @param event an event with a complete envelope
   * @param fields the values in its detail
   * @param otherwise the state where neither the detail nor the detail-type says one
   */
  static StateGuess of(JsonNode event, List<DetailField> fields, String otherwise) {
    List<DetailField> top = fields.stream().filter(field -> field.depth() == 1).toList();
    return Stream.of(
            named(top, NAMES),
            top.stream().filter(StateGuess::endsSo),
            named(top, OTHER_NAMES),
            named(fields, NAMES),
            fields.stream().filter(StateGuess::endsSo))
        .flatMap(found -> found)
        .map(StateGuess::of)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> constant(event.path("detail-type").asText(), otherwise));
  }

  boolean isConstant() {
    return path.isEmpty();
  }

  private static Stream<DetailField> named(List<DetailField> fields, List<String> names) {
    return names.stream()
        .flatMap(name -> fields.stream().filter(field -> field.key().equals(name)));
  }

  private static boolean endsSo(DetailField field) {
    return ENDS_SO.matcher(field.key()).matches();
  }

  private static Optional<StateGuess> of(DetailField field) {
    if (!field.value().isObject()) {
      return of(field.path(), field.value());
    }
    return NAMES_WITHIN.stream()
        .filter(field.value()::has)
        .map(name -> of(field.path() + Jq.field(name), field.value().get(name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<StateGuess> of(String path, JsonNode value) {
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    if (!WORD.matcher(text).matches()) {
      return Optional.empty();
    }
    String plain = text.replaceAll("[^A-Za-z0-9]+", " ");
    String shortened = plain.substring(0, Math.min(32, plain.length()));
    return Stream.of(
            new StateGuess(TEXT.formatted(path), text, path),
            new StateGuess(PLAIN.formatted(path), plain, path),
            new StateGuess(SHORT.formatted(path), shortened, path))
        .filter(isState())
        .findFirst();
  }

  /**
   * {@code Deployment Finished} is finished, {@code com.example.cart.checked-out.v1} checked-out.
   */
  private static StateGuess constant(String type, String otherwise) {
    List<String> words = DetailField.words(type.contains(" ") ? type : lastPart(type));
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    String all = String.join("-", words);
    boolean participle = last.endsWith("ed") && type.contains(" ");
    return Stream.of(participle ? last : all, last, otherwise)
        .map(state -> new StateGuess(Jq.string(state), state, ""))
        .filter(isState())
        .findFirst()
        .orElseThrow();
  }

  private static String lastPart(String type) {
    return Stream.of(type.split("\\."))
        .filter(part -> !VERSION.matcher(part).matches())
        .reduce("", (before, part) -> part);
  }

  /** Asks those who judge the state of a standard event. */
  private static Predicate<StateGuess> isState() {
    StandardEventMapper mapper = new StandardEventMapper();
    StandardEventSchema schema = new StandardEventSchema();
    return guess -> {
      ObjectNode event = Json.MAPPER.createObjectNode();
      event.put("id", "1").put("source", "a").put("time", "2026-01-05T08:00:00Z");
      event.putObject("detail");
      ObjectNode standard = Json.MAPPER.createObjectNode();
      standard.put("state", guess.value()).put("resource", "arn:a:a:::a");
      try {
        for (StandardEvent each : mapper.map(event, standard)) {
          schema.check(each);
        }
        return true;
      } catch (InvalidEventException e) {
        return false;
      }
    };
  }
}
