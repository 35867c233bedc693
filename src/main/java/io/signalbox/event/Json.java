package io.signalbox.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The one way that Signalbox reads JSON from outside and writes it. */
public final class Json {

  /** Refuses repeated keys and anything behind the value: a reader after us may take another. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /**
   * Reads a JSON value of any type.
   *
   * @param text the text, or null as of an empty message
   * @throws InvalidEventException for what is not JSON, with the line and column
   */
  public static JsonNode read(String text) {
    return read(text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a JSON value of any type from UTF-8.
   *
   * @throws InvalidEventException for what is not JSON, with the line and column
   */
  public static JsonNode read(byte[] utf8) {
    try {
      JsonNode node = MAPPER.readTree(utf8);
      if (node == null || node.isMissingNode()) {
        throw new InvalidEventException("not JSON: nothing there");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new InvalidEventException("not JSON: " + reason(e));
    } catch (IOException e) {
      throw new InvalidEventException("not JSON: " + Text.line(e.getMessage()));
    }
  }

  private static String reason(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return Text.line(e.getOriginalMessage()) + where;
  }
}
