package io.signalbox.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import io.signalbox.event.Text;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.RuleCompiler;

/**
 * The standard events that go no further: those that one of the event patterns in {@code
 * channel.ignore.patterns} matches.
 */
public final class IgnorePatterns implements Predicate {

  /** The key that holds a JSON array of event patterns. */
  public static final String KEY = "channel.ignore.patterns";

  private final Machine machine = Machine.builder().build();

  /**
   * Reads the patterns.
   *
   * @throws SettingsException where the value is no JSON array or holds a pattern that AWS's engine
   *     refuses
   */
  public IgnorePatterns(Settings settings) {
    JsonNode patterns = read(settings);
    for (int i = 0; i < patterns.size(); i++) {
      add(settings, i, patterns.get(i).toString());
    }
  }

  /** Whether the standard event in the body is to be ignored. */
  @Override
  public boolean matches(Exchange exchange) {
    return !machine.isEmpty() && matches(exchange.getMessage().getBody(StandardEvent.class));
  }

  boolean matches(StandardEvent event) {
    return !machine.isEmpty() && !machine.rulesForJSONEvent(event.toJson()).isEmpty();
  }

  private static JsonNode read(Settings settings) {
    try {
      JsonNode patterns = Json.read(settings.get(KEY));
      if (patterns.isArray()) {
        return patterns;
      }
    } catch (InvalidEventException e) {
      throw wrong(settings, e.getMessage());
    }
    throw wrong(settings, "not a JSON array of event patterns");
  }

  private void add(Settings settings, int index, String pattern) {
    try {
      String reason = RuleCompiler.check(pattern);
      if (reason != null) {
        throw wrong(settings, "pattern %d: %s".formatted(index, Text.line(reason)));
      }
      machine.addRule(Integer.toString(index), pattern);
    } catch (IOException e) {
      throw wrong(settings, "pattern %d: %s".formatted(index, Text.line(e.getMessage())));
    }
  }

  private static SettingsException wrong(Settings settings, String reason) {
    return new SettingsException("%s (%s): %s".formatted(KEY, settings.origin(KEY), reason));
  }
}
