package io.signalbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.yaml.YamlNode;
import java.io.IOException;
import java.util.Collection;
import software.amazon.event.ruler.Machine;

/** AWS's engine alone, with the patterns of all sources: Jackson reads, it matches, no line. */
final class RulerLine implements TextToLine {

  private final Machine machine = Machine.builder().build();
  private long done;

  /**
   * Adds the patterns of sources.
   *
   * @param routes the texts of their route files
   */
  RulerLine(Collection<String> routes) throws IOException {
    for (String route : routes) {
      YamlNode source = YamlNode.read(route).items().get(0).field("route").orElseThrow();
      YamlNode parameters =
          source.field("from").flatMap(from -> from.field("parameters")).orElseThrow();
      if (!parameters.text("pattern").isEmpty() && parameters.text("fallback").isEmpty()) {
        machine.addRule(source.text("id"), parameters.text("pattern"));
      }
    }
  }

  @Override
  public void take(String json) throws IOException {
    JsonNode event = Json.MAPPER.readTree(json);
    if (!machine.rulesForJSONEvent(event).isEmpty()) {
      done++;
    }
  }

  @Override
  public long done() {
    return done;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
