package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.intake.HttpEvents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * An event that somebody has at hand.
 *
 * @param name how people are told of it: its file, or {@code standard input}
 * @param text the JSON as it is there
 * @param json what it says
 */
public record Sample(String name, String text, JsonNode json) {

  private static final String STANDARD_INPUT = "-";

  /**
   * Reads a sample.
   *
   * @param file the path of a file, or {@code -} for {@code standardInput}
   * @throws AuthoringException where it cannot be read or is not JSON, with the line and column
   */
  public static Sample read(String file, InputStream standardInput) {
    boolean isFile = !file.equals(STANDARD_INPUT);
    String name = isFile ? file : "standard input";
    try {
      byte[] bytes = isFile ? Files.readAllBytes(Path.of(file)) : standardInput.readAllBytes();
      return new Sample(name, new String(bytes, StandardCharsets.UTF_8), Json.read(bytes));
    } catch (NoSuchFileException e) {
      throw new AuthoringException(name + ": no such file");
    } catch (InvalidEventException e) {
      throw new AuthoringException(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw new AuthoringException(name + ": cannot be read: " + e.getMessage());
    }
  }

  /** Whether it is one CloudEvent, in the structured mode. */
  public boolean isCloudEvent() {
    return isCloudEvent(json);
  }

  /** Whether it is an array of CloudEvents, as their batch mode has it. */
  public boolean isCloudEventBatch() {
    return json.isArray() && !json.isEmpty() && isCloudEvent(json.get(0));
  }

  /**
   * The one event that it is, its envelope complete: that of a CloudEvent too, and one without
   * {@code detail}, as people write it by hand, has an empty one.
   *
   * @throws AuthoringException where it is not one event, or one that no intake takes
   */
  public JsonNode event() {
    JsonNode one = json.isArray() && json.size() == 1 ? json.get(0) : json;
    if (one.isArray()) {
      throw new AuthoringException("%s: holds %d events, not one".formatted(name, one.size()));
    }
    try {
      byte[] bytes = withDetail(one).toString().getBytes(StandardCharsets.UTF_8);
      return new HttpEvents().read(bytes, Map.of()).get(0);
    } catch (InvalidEventException e) {
      throw new AuthoringException("%s: %s".formatted(name, e.getMessage()));
    }
  }

  private static JsonNode withDetail(JsonNode json) {
    if (json instanceof ObjectNode object && !isCloudEvent(json) && !object.has("detail")) {
      ObjectNode whole = object.deepCopy();
      whole.putObject("detail");
      return whole;
    }
    return json;
  }

  private static boolean isCloudEvent(JsonNode json) {
    return json.has("specversion");
  }
}
