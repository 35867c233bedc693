package io.signalbox.bench;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one writes by hand for these events alone: Jackson, a map, and the line put together. */
final class JacksonLine implements TextToLine {

  private final Map<String, JsonPointer> states = new HashMap<>();
  private long done;

  JacksonLine(List<SampleSource> sources) {
    sources.forEach(each -> states.put(each.event().path("source").asText(), each.state()));
  }

  @Override
  public void take(String json) throws IOException {
    JsonNode event = Json.MAPPER.readTree(json);
    String source = event.path("source").asText();
    String state = event.at(states.get(source)).asText().toLowerCase(Locale.ROOT);
    String line = source + ',' + event.path("resources").path(0).asText() + ',' + state;
    if (line.indexOf(',') > 0) {
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
