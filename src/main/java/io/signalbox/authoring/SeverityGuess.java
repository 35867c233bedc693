package io.signalbox.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How bad a state may be, with those that commonly come beside it. */
final class SeverityGuess {

  private static final int WIDTH = 96;

  private static final String OK = "ok";
  private static final String INFO = "info";
  private static final String WARNING = "warning";
  private static final String CRITICAL = "critical";

  /** States that are those of one kind of thing. */
  private static final List<Map<String, String>> TABLES =
      List.of(
          table("succeeded", OK, "failed", CRITICAL, "cancelled", WARNING, "timed_out", CRITICAL),
          table("running", OK, "stopped", WARNING, "terminated", WARNING, "failed", CRITICAL),
          table("success", OK, "failure", CRITICAL, "cancelled", WARNING, "skipped", INFO),
          table("completed", OK, "failed", CRITICAL, "error", CRITICAL, "canceled", WARNING),
          table("ok", OK, "alarm", CRITICAL, "insufficient_data", WARNING),
          table("ok", OK, "warning", WARNING, "critical", CRITICAL, "unknown", WARNING),
          table("healthy", OK, "degraded", WARNING, "unhealthy", CRITICAL),
          table("up", OK, "down", CRITICAL, "unknown", WARNING),
          table("online", OK, "offline", CRITICAL),
          table("resolved", OK, "open", WARNING, "triggered", CRITICAL),
          table("active", OK, "inactive", WARNING, "failed", CRITICAL),
          table("available", OK, "unavailable", CRITICAL, "deleted", WARNING),
          table("passed", OK, "failed", CRITICAL),
          table("enabled", OK, "disabled", WARNING));

  private static final Map<String, String> OTHERWISE =
      table("succeeded", OK, "failed", CRITICAL, "cancelled", WARNING);

  private SeverityGuess() {}

  /** A table that has the state, which is in small letters. */
  private static Map<String, String> table(String state) {
    return TABLES.stream()
        .filter(table -> table.containsKey(state))
        .findFirst()
        .orElseGet(
            () -> {
              Map<String, String> own = new LinkedHashMap<>(Map.of(state, severity(state)));
              own.putAll(OTHERWISE);
              return own;
            });
  }

  /** The severity of a state by what its words sound like. */
  static String severity(String state) {
    String words = String.join(" ", DetailField.words(state));
    if (words.matches(
        ".*\\b(fail\\w*|err\\w*|crit\\w*|fatal|down|unhealthy|crash\\w*|alarm)\\b.*")) {
      return CRITICAL;
    }
    if (words.matches(
        ".*\\b(warn\\w*|degrad\\w*|stop\\w*|cancel\\w*|reject\\w*|expir\\w*|timed out)\\b.*")) {
      return WARNING;
    }
    return words.matches(
            ".*\\b(succe\\w*|complet\\w*|finish\\w*|ready|resolv\\w*|recover\\w*)\\b.*")
        ? OK
        : INFO;
  }

  /**
   * The member {@code severity} of a jq object, that takes it from {@code $state} by a table.
   *
   * @param state a state that the table has
   */
  static List<String> lines(String state) {
    String table =
        table(state.toLowerCase(Locale.ROOT)).entrySet().stream()
            .map(each -> "%s: \"%s\"".formatted(Jq.key(each.getKey()), each.getValue()))
            .collect(Collectors.joining(", ", "severity: ({", "}"));
    String lookup = "[$state | ascii_downcase] // \"info\"),";
    return table.length() + lookup.length() < WIDTH
        ? List.of(table + lookup)
        : List.of(table, "  " + lookup);
  }

  private static Map<String, String> table(String... statesAndSeverities) {
    Map<String, String> table = new LinkedHashMap<>();
    for (int i = 0; i < statesAndSeverities.length; i += 2) {
      table.put(statesAndSeverities[i], statesAndSeverities[i + 1]);
    }
    return table;
  }
}
