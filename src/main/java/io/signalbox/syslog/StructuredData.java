package io.signalbox.syslog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;

/**
 * Structured data as an object of objects: an element's id, a parameter's name, its value. A
 * parameter that stands there several times has an array of its values.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6.3">RFC 5424, 6.3</a>
 */
final class StructuredData {

  private static final int LONGEST_NAME = 256;

  private StructuredData() {}

  /**
   * Reads all elements that begin here.
   *
   * @return null where they are malformed, with the cursor where it was
   */
  static ObjectNode read(Cursor in) {
    int begin = in.at();
    ObjectNode data = Json.MAPPER.createObjectNode();
    while (in.pass('[')) {
      if (!element(in, data)) {
        in.back(begin);
        return null;
      }
    }
    return data;
  }

  private static boolean element(Cursor in, ObjectNode data) {
    String id = name(in);
    if (id == null) {
      return false;
    }
    ObjectNode element = data.withObjectProperty(id);
    while (!in.pass(']')) {
      if (!in.pass(' ')) {
        return false;
      }
      in.passBlanks();
      if (in.peek() != ']' && !parameter(in, element)) {
        return false;
      }
    }
    return true;
  }

  private static boolean parameter(Cursor in, ObjectNode element) {
    String name = name(in);
    if (name == null || !in.pass('=') || !in.pass('"')) {
      return false;
    }
    String value = value(in);
    if (value == null) {
      return false;
    }
    JsonNode before = element.get(name);
    if (before instanceof ArrayNode several) {
      several.add(value);
    } else if (before != null) {
      element.putArray(name).add(before).add(value);
    } else {
      element.put(name, value);
    }
    return true;
  }

  /** Printable ASCII without =, blank, ] and ". */
  private static String name(Cursor in) {
    int length = 0;
    while (length <= LONGEST_NAME && isOfName(in.peek(length))) {
      length++;
    }
    return length == 0 || length > LONGEST_NAME ? null : in.take(length);
  }

  private static boolean isOfName(char next) {
    return next > ' ' && next < 0x7F && next != '=' && next != ']' && next != '"';
  }

  /** Up to the quotation mark, which is passed; a backslash that escapes nothing is itself. */
  private static String value(Cursor in) {
    StringBuilder value = new StringBuilder();
    while (!in.isAtEnd()) {
      char next = in.peek();
      in.move(1);
      if (next == '"') {
        return value.toString();
      }
      if (next == '\\' && isEscaped(in.peek())) {
        next = in.peek();
        in.move(1);
      }
      value.append(next);
    }
    return null;
  }

  private static boolean isEscaped(char next) {
    return next == '"' || next == '\\' || next == ']';
  }
}
