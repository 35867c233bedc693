package io.signalbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the demo plays and what must come of it, from {@code demo/scenario.json}.
 *
 * @param steps what happens, in order
 * @param ignorePatterns the value of {@code channel.ignore.patterns}
 * @param csv the lines that must reach the machines
 * @param deadLetters the reasons of the dead letters that must be
 * @param ignored how many events must have been ignored
 */
record Scenario(
    List<Step> steps,
    String ignorePatterns,
    List<String> csv,
    List<String> deadLetters,
    int ignored) {

  /**
   * One thing that happens in the estate.
   *
   * @param title what it is
   * @param events the events that tell of it
   */
  record Step(String title, List<JsonNode> events) {}

  static Scenario read() throws IOException {
    try (InputStream in = Scenario.class.getResourceAsStream("/demo/scenario.json")) {
      JsonNode json = Json.read(in.readAllBytes());
      return new Scenario(
          list(json.path("steps")).stream()
              .map(step -> new Step(step.path("title").asText(), list(step.path("events"))))
              .toList(),
          json.path("ignore-patterns").toString(),
          texts(json.path("expected").path("csv")),
          texts(json.path("expected").path("dead-letters")),
          json.path("expected").path("ignored").asInt());
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }
}
