package io.signalbox.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of a key may be. It is told from the key: the unit or kind stands at its end.
 *
 * @param name what it is called in the reference, such as {@code port}
 * @param words what a value must be, in words that follow "must be"; empty where any will do
 * @param accepts whether a value is one
 */
record ValueType(String name, String words, Predicate<String> accepts) {

  private static final ValueType TEXT = new ValueType("text", "", value -> true);

  private static final ValueType NUMBER = matching("whole number", "a whole number", "\\d{1,9}");
  private static final ValueType AMOUNT =
      matching("whole number from 1", "a whole number from 1", "[1-9]\\d{0,8}");
  private static final ValueType SWITCH = matching("switch", "true or false", "true|false");
  private static final ValueType PORT =
      new ValueType(
          "port", "a port from 1 to 65535, or empty", value -> value.isEmpty() || isPort(value));
  private static final ValueType TIME_ZONE =
      new ValueType(
          "time zone",
          "a time zone such as Europe/Berlin",
          value -> value.isEmpty() || isTimeZone(value));
  private static final ValueType SITE =
      matching("name", "letters, digits, . _ and -", "[A-Za-z0-9._-]{1,64}");
  private static final ValueType URL =
      matching(
          "URL",
          "an http or https URL without a user",
          "(https?://[A-Za-z0-9.:\\[\\]_-]+([/?][^\\s#]*)?)?");

  private static final Map<String, ValueType> OF_ONE_KEY =
      Map.ofEntries(
          choice("delivery.email.transport", "outbox", "smtp", "ses"),
          choice("delivery.email-smtp.security", "none", "starttls", "tls"),
          choice("delivery.slack.broadcast", "none", "problems", "recoveries", "all"),
          choice("delivery.slack.transport", "none", "webhook", "bot"),
          choice("delivery.webhook.format", "json", "cloudevents"),
          choice("intake.syslog.tls.client-authentication", "none", "optional", "required"),
          choice("profile", "embedded", "aws"),
          choice("log.format", "text", "json"),
          choice("log.level", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"),
          Map.entry("channel.cloudevents.url", URL),
          Map.entry("delivery.pagerduty.url", URL),
          Map.entry("delivery.slack.api-url", URL),
          Map.entry(
              "delivery.slack.channel",
              matching(
                  "channel",
                  "the ID of a channel such as C0123456789, or its name",
                  "(#?[\\p{L}\\p{N}._-]{1,80})?")),
          Map.entry("delivery.webhook.url", URL),
          Map.entry("observe.traces.endpoint", URL),
          Map.entry(
              "observe.traces.sample-percent",
              matching(
                  "whole number from 0 to 100", "a whole number from 0 to 100", "\\d{1,2}|100")),
          Map.entry(
              "channel.eventbridge.bus",
              matching(
                  "name or ARN",
                  "the name or the ARN of an event bus",
                  "(arn:[a-z-]+:events:[a-z0-9-]+:\\d{12}:event-bus/)?[A-Za-z0-9._/-]{1,256}")),
          Map.entry(
              "channel.eventbridge.source-prefix",
              matching(
                  "name",
                  "1 to 64 letters, digits, . _ / and -, and not begin with aws.",
                  "(?!aws\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")),
          Map.entry(
              "channel.hop-mark",
              matching(
                  "text",
                  "at most 256 printable characters of ASCII, without blanks and commas",
                  "[!-+\\--~]{0,256}")),
          Map.entry(
              "channel.ignore.tag",
              matching(
                  "tag",
                  "a tag such as monitoring:ignore, or empty",
                  "([\\p{L}\\p{N} +=._:/@-]{1,128}:[\\p{L}\\p{N} +=._/@-]{0,255})?")),
          Map.entry(
              "delivery.email-ses.configuration-set",
              matching(
                  "name",
                  "the name of a configuration set: at most 64 letters, digits, _ and -",
                  "[A-Za-z0-9_-]{0,64}")),
          Map.entry(
              "channel.spool.lanes", matching("whole number", "a whole number to 999", "\\d{1,3}")),
          Map.entry("intake.snmp.site", SITE),
          Map.entry("intake.syslog.site", SITE),
          Map.entry(
              "intake.spool.max-bytes",
              matching("whole number from 1", "a whole number from 1", "[1-9]\\d{0,17}")),
          Map.entry(
              "intake.spool.min-free-bytes",
              matching("whole number", "a whole number", "\\d{1,18}")),
          Map.entry("intake.syslog.udp.max-rate-per-peer", NUMBER));

  private record ByEnd(Pattern key, ValueType type) {}

  private static final List<ByEnd> BY_END =
      List.of(
          byEnd("\\.time-zone", TIME_ZONE),
          byEnd("[.-](seconds|millis|attempts|per-hour|changes)", NUMBER),
          byEnd(
              "[.-](bytes|events|requests|count|threshold|keys|consumers|connections|hops)",
              AMOUNT),
          byEnd("\\.port", PORT),
          byEnd("\\.(enabled|disabled|create|fifo|reload)", SWITCH),
          byEnd("-file", any("file")),
          byEnd("[.-]directory", any("directory")),
          byEnd("\\.host", any("address")),
          byEnd("(-|\\.|-dead-letter-)url", any("URL")),
          byEnd("org-resource-events\\.recipients", any("endpoint URIs")),
          byEnd("\\.recipients", any("recipients")),
          byEnd("\\.(in|out|dead-letter)", any("endpoint URI")));

  private static final Set<String> UNITS =
      Set.of(
          "attempts",
          "bytes",
          "connections",
          "consumers",
          "events",
          "hops",
          "keys",
          "millis",
          "requests",
          "seconds");

  /** That of a key, whether there is such a key or not. */
  static ValueType of(String any) {
    String key = TargetKeys.stem(any);
    if (key.startsWith("camel.")) {
      return TEXT;
    }
    ValueType own = OF_ONE_KEY.get(key);
    if (own != null) {
      return own;
    }
    return BY_END.stream()
        .filter(each -> each.key().matcher(key).matches())
        .map(ByEnd::type)
        .findFirst()
        .orElse(TEXT);
  }

  /** What the value of a key counts, as the key says at its end; empty where it does not count. */
  static String unit(String key) {
    String last = key.substring(Math.max(key.lastIndexOf('.'), key.lastIndexOf('-')) + 1);
    if (key.endsWith("rate-per-peer")) {
      return "messages per second";
    }
    return UNITS.contains(last) ? last.replace("millis", "milliseconds") : "";
  }

  private static ByEnd byEnd(String end, ValueType type) {
    return new ByEnd(Pattern.compile(".*" + end), type);
  }

  private static Map.Entry<String, ValueType> choice(String key, String... values) {
    List<String> all = List.of(values);
    String words = String.join(", ", all);
    return Map.entry(key, new ValueType("one of " + words, "one of " + words, all::contains));
  }

  private static ValueType matching(String name, String words, String regex) {
    return new ValueType(name, words, Pattern.compile(regex).asMatchPredicate());
  }

  private static ValueType any(String name) {
    return new ValueType(name, "", value -> true);
  }

  private static boolean isTimeZone(String value) {
    try {
      return ZoneId.of(value) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isPort(String value) {
    return value.matches("\\d{1,5}")
        && Integer.parseInt(value) >= 1
        && Integer.parseInt(value) <= 65535;
  }
}
