package io.signalbox.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often each action was called, by the header that names it in the JSON protocol. It travels as
 * a line of text: {@code ReceiveMessage=12 SendMessageBatch=10}.
 */
final class RequestCounts {

  private static final Pattern TARGET = Pattern.compile("(?i)\r\nx-amz-target: *\\w+\\.(\\w+)\r\n");
  private static final String UNNAMED = "unnamed";

  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  /**
   * Counts the request that begins with these bytes; does nothing if none does. A client writes a
   * request's headers at once, and only after the answer to the one before.
   */
  void count(byte[] bytes, int length) {
    String text = new String(bytes, 0, Math.min(length, 4096), US_ASCII);
    if (text.startsWith("POST ")) {
      Matcher target = TARGET.matcher(text);
      counts.merge(target.find() ? target.group(1) : UNNAMED, 1L, Long::sum);
    }
  }

  @Override
  public String toString() {
    return new TreeMap<>(counts)
        .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
  }

  /** Reads what {@link #toString} wrote. */
  static Map<String, Long> parse(String line) {
    return Pattern.compile(" ")
        .splitAsStream(line)
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split("="))
        .collect(Collectors.toMap(entry -> entry[0], entry -> Long.valueOf(entry[1])));
  }
}
