package io.signalbox.bus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.event.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/**
 * A compiled event pattern: one branch, or several where it uses {@code $or}.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">
 *     event patterns</a>
 */
public final class EventPattern {

  private final List<Map<String, List<Patterns>>> branches;

  private EventPattern(List<Map<String, List<Patterns>>> branches) {
    this.branches = branches;
  }

  /**
   * Compiles a pattern, a JSON object.
   *
   * @throws InvalidPatternException with the reason on one line
   */
  public static EventPattern compile(String json) {
    if (json == null || json.isBlank()) {
      throw new InvalidPatternException("a rule needs a pattern, unless it is a fallback");
    }
    try {
      refuseWhatTheEngineOverlooks(json);
      EventPattern pattern = new EventPattern(branches(json));
      pattern.addTo(GenericMachine.<String>builder().build(), "pattern");
      return pattern;
    } catch (JacksonException e) {
      throw invalid(e.getOriginalMessage() + at(e.getLocation()), e);
    } catch (IOException | RuntimeException e) {
      throw invalid(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }
  }

  /** As {@link #compile} does it, of a pattern that is known to compile. */
  public static EventPattern ofGood(String json) {
    try {
      return new EventPattern(branches(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the machine name the rule for each event that the pattern takes. */
  public <T> void addTo(GenericMachine<T> machine, T rule) {
    branches.forEach(branch -> machine.addPatternRule(rule, branch));
  }

  /** Whether the pattern takes an event. For one event; rules share a machine on their bus. */
  public boolean matches(JsonNode event) {
    GenericMachine<String> machine = GenericMachine.<String>builder().build();
    addTo(machine, "pattern");
    return !machine.rulesForJSONEvent(SourceFirst.arrange(event)).isEmpty();
  }

  /**
   * It stops reading at the closing brace, keeps only the last of two equal keys, and trips over
   * some empty lists only when it is put to work.
   */
  private static void refuseWhatTheEngineOverlooks(String json) throws IOException {
    JsonNode pattern = Json.MAPPER.readTree(json);
    if (!pattern.isObject()) {
      throw new IllegalArgumentException("it is not a JSON object");
    }
    refuseEmptyArrays(pattern);
  }

  private static void refuseEmptyArrays(JsonNode node) {
    if (node.isArray() && node.isEmpty()) {
      throw new IllegalArgumentException("Empty arrays are not allowed");
    }
    node.forEach(EventPattern::refuseEmptyArrays);
  }

  /** Compiled here: the engine's own addRule falls back to an older syntax without $or. */
  private static List<Map<String, List<Patterns>>> branches(String json) throws IOException {
    boolean lastOfEqualPathsWins = false;
    return JsonRuleCompiler.compile(json, lastOfEqualPathsWins).stream()
        .map(SourceFirst::arrange)
        .toList();
  }

  private static InvalidPatternException invalid(String reason, Exception cause) {
    return new InvalidPatternException(
        "the pattern does not compile: " + Text.line(reason, 256), cause);
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " (line %d, column %d of the pattern)"
            .formatted(location.getLineNr(), location.getColumnNr());
  }
}
