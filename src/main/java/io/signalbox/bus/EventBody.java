package io.signalbox.bus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.InputStreamCache;

/** The message body as an event. */
final class EventBody {

  /** Decimals keep their digits, as they do where the engine reads the JSON itself. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EventBody() {}

  /**
   * Leaves the body as it is, but for a stream that can be read only once: that is replaced by one
   * of the same content that can be read again.
   *
   * @throws InvalidEventException if the body is not one JSON object
   */
  static JsonNode read(Message message) {
    JsonNode event;
    try {
      event = parse(message);
    } catch (JacksonException e) {
      throw new InvalidEventException("the body is not JSON: " + Text.line(e.getOriginalMessage()));
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidEventException(
          "the body cannot be read as JSON: " + Text.line(e.getMessage()));
    }
    if (!event.isObject()) {
      throw new InvalidEventException("the body is not a JSON object but " + kind(event));
    }
    return event;
  }

  /** Gives a copy of an exchange a body that it can read, and change, for itself. */
  static void detach(Exchange copy) throws IOException {
    Message message = copy.getMessage();
    if (message.getBody() instanceof StreamCache stream) {
      message.setBody(stream.copy(copy));
    } else if (message.getBody() instanceof JsonNode node) {
      message.setBody(node.deepCopy());
    }
  }

  static void makeRereadable(Message message) throws IOException {
    if (message.getBody() instanceof InputStream stream && !(stream instanceof StreamCache)) {
      message.setBody(new InputStreamCache(stream.readAllBytes()));
    }
  }

  private static JsonNode parse(Message message) throws IOException {
    makeRereadable(message);
    Object body = message.getBody();
    if (body instanceof JsonNode node) {
      return node;
    } else if (body instanceof String text) {
      return JSON.readTree(text);
    } else if (body instanceof byte[] bytes) {
      return JSON.readTree(bytes);
    } else if (body instanceof InputStream stream) {
      return JSON.readTree(content(stream));
    } else if (body instanceof Map<?, ?> map) {
      return JSON.valueToTree(map);
    }
    throw new InvalidEventException(
        body == null
            ? "the body is empty"
            : "the body is of the class " + body.getClass().getName());
  }

  private static byte[] content(InputStream stream) throws IOException {
    StreamCache cache = (StreamCache) stream;
    cache.reset();
    byte[] content = stream.readAllBytes();
    cache.reset();
    return content;
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> "empty";
      case ARRAY -> "an array";
      default -> "a single value, " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
