package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a call in the AWS query protocol, where lists and maps are spelled in the names
 * ({@code Destinations.member.1}, {@code Attributes.entry.1.key}).
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">the protocol</a>
 */
final class Form {

  private final Map<String, String> values;

  private Form(Map<String, String> values) {
    this.values = values;
  }

  static Form parse(String urlEncoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : urlEncoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Form(values);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  /** The parameter's value, or null. */
  String get(String name) {
    return values.get(name);
  }

  /** The parameter's value, or an empty text. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** A list of plain values: {@code name.1}, {@code name.2}, … */
  List<String> list(String name) {
    List<String> list = new ArrayList<>();
    for (int i = 1; values.containsKey(name + "." + i); i++) {
      list.add(values.get(name + "." + i));
    }
    return list;
  }

  /**
   * A list of structures: {@code name.1.*}, {@code name.2.*}, …, each with its prefix taken off.
   */
  List<Form> structures(String name) {
    List<Form> structures = new ArrayList<>();
    for (Form next = under(name + ".1."); !next.values.isEmpty(); ) {
      structures.add(next);
      next = under(name + "." + (structures.size() + 1) + ".");
    }
    return structures;
  }

  /** A map of plain values: {@code name.entry.1.key}, {@code name.entry.1.value}, … */
  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    structures(name + ".entry").forEach(entry -> map.put(entry.get("key"), entry.text("value")));
    return map;
  }

  private Form under(String prefix) {
    Map<String, String> inner = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            inner.put(name.substring(prefix.length()), value);
          }
        });
    return new Form(inner);
  }
}
