package io.signalbox.syslog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages as senders write them, each with what must be read from it: {@code messages.txt}. A
 * message stands in a line of its own, with escapes for what is no printable text, and in those
 * below it its fields; a field that is not there must be none.
 */
final class Lines {

  private static final Path FILE = Path.of("src/test/resources/io/signalbox/syslog/messages.txt");

  /** A message and its fields. */
  record Line(String text, Map<String, String> fields) {

    byte[] bytes() {
      return unescape(text);
    }

    @Override
    public String toString() {
      return text.isEmpty() ? "an empty message" : text;
    }
  }

  private Lines() {}

  static List<Line> all() {
    List<Line> all = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(FILE)) {
        if (line.startsWith("    ")) {
          String[] field = line.strip().split(": ?", 2);
          all.get(all.size() - 1).fields().put(field[0], field[1]);
        } else if (line.startsWith("> ")) {
          all.add(new Line(line.substring(2), new LinkedHashMap<>()));
        } else if (line.equals(">")) {
          all.add(new Line("", new LinkedHashMap<>()));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of a message, in the form of the file. */
  static Map<String, String> fields(SyslogMessage message) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "is",
        message.format.keyword
            + " "
            + Priority.facility(message.priority)
            + "."
            + Priority.severity(message.priority));
    put(fields, "time", message.time);
    put(fields, "host", message.host);
    put(fields, "app", message.app);
    put(fields, "procid", message.procid);
    put(fields, "msgid", message.msgid);
    ObjectNode data = message.structuredData;
    put(fields, "structured-data", data);
    put(fields, "note", message.note());
    put(fields, "message", escape(message.message));
    return fields;
  }

  private static void put(Map<String, String> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\u0007", "\\x07")
        .replace("\u001b", "\\x1b");
  }

  private static byte[] unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next != '\\') {
        int codePoint = text.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(codePoint) - 1;
        continue;
      }
      i++;
      switch (text.charAt(i)) {
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case '0' -> bytes.write(0);
        case '\\' -> bytes.write('\\');
        case 'x' -> {
          bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        case 'u' -> {
          char character = (char) Integer.parseInt(text.substring(i + 1, i + 5), 16);
          bytes.writeBytes(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
          i += 4;
        }
        default -> throw new IllegalArgumentException(text);
      }
    }
    return bytes.toByteArray();
  }
}
