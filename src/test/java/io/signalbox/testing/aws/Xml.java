package io.signalbox.testing.aws;

import java.util.Map;
import java.util.stream.Collectors;

/** Just enough XML to answer in the query protocol. */
final class Xml {

  private Xml() {}

  /** An element around XML. */
  static String element(String name, String inner) {
    return "<" + name + ">" + inner + "</" + name + ">";
  }

  /** An element around text, escaped. */
  static String text(String name, String text) {
    return element(name, escape(text));
  }

  /** A map as the query protocol writes it. */
  static String map(String name, Map<String, String> map) {
    String entries =
        map.entrySet().stream()
            .map(e -> element("entry", text("key", e.getKey()) + text("value", e.getValue())))
            .collect(Collectors.joining());
    return element(name, entries);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }
}
