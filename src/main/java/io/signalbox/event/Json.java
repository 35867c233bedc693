package io.signalbox.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The one way that Signalbox reads JSON from outside and writes it. */
public final class Json {

  /** Refuses repeated keys and anything behind the value: a reader after us may take another. */
  public static final ObjectMapper MAPPER = mapper(StreamReadConstraints.defaults());

  /** Deeper than any event is, and half of what others read: something may be put around it. */
  static final int DEEPEST = 500;

  private static final ObjectMapper FROM_OUTSIDE =
      mapper(StreamReadConstraints.defaults().rebuild().maxNestingDepth(DEEPEST).build())
          .setNodeFactory(new NumberLimits());

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Json() {}

  private static ObjectMapper mapper(StreamReadConstraints limits) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            // a table of all names so far: names whose hashes collide fill it for everyone
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  /**
   * Reads a JSON value of any type, of no more than {@value #DEEPEST} levels, and with numbers that
   * a double can hold, by their size.
   *
   * @param text the text, or null as of an empty message
   * @throws InvalidEventException for what is not JSON, with the line and column
   */
  public static JsonNode read(String text) {
    try {
      JsonNode node = FROM_OUTSIDE.readTree(text == null ? "" : withoutMark(text));
      if (node.isMissingNode()) {
        throw new InvalidEventException("not JSON: nothing there");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new InvalidEventException("not JSON: " + reason(e));
    } catch (NumberFormatException e) {
      // an exponent that Java has no place for
      throw new InvalidEventException("a number is out of range");
    }
  }

  /**
   * Reads a JSON value of any type from UTF-8 and nothing else (RFC 8259). Jackson's own decoder
   * takes overlong sequences and halves of surrogate pairs.
   *
   * @throws InvalidEventException for what is not JSON, with the line and column, or not UTF-8
   */
  public static JsonNode read(byte[] utf8) {
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidEventException(
          "not JSON: not UTF-8 from byte %d".formatted(bytes.position()));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
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
