package io.signalbox.delivery;

import io.signalbox.event.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables of a mail, as its template knows them: those of a digest, {@code rows} of events, or
 * of a summary, {@code sources, resources, silences, deadLetters}. Lists and maps of text and
 * numbers, in the readers' zone.
 */
final class EmailTable {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private static final int LONGEST_NAME = 80;
  private static final Set<String> SEVERITIES = Set.of("ok", "info", "warning", "critical");

  private final Details details;
  private final ZoneId zone;

  EmailTable(Details details, ZoneId zone) {
    this.details = details;
    this.zone = zone;
  }

  /**
   * The events of a digest, those that happened last at the end: {@code severity}, {@code time} and
   * of several that say the same {@code first}, {@code count}, {@code resource}, {@code name} and
   * {@code console} of it, {@code previous}, {@code state}, {@code summary}, {@code notes}.
   */
  List<Map<String, Object>> rows() {
    List<Details> rows = details.list("rows");
    boolean oneDay = rows.stream().map(this::day).distinct().count() <= 1;
    DateTimeFormatter form = oneDay ? CLOCK : DAY_AND_CLOCK;
    return rows.stream().map(row -> row(row, form)).toList();
  }

  /** How many events there were of each state: {@code state, count}, the most first. */
  List<Map<String, Object>> states() {
    return details.list("states").stream()
        .map(
            each ->
                Map.<String, Object>of("state", each.text("state"), "count", each.number("count")))
        .toList();
  }

  /** What the times of the rows are in, such as CET. */
  String zoneName() {
    return details.list("rows").stream()
        .map(row -> row.time("time"))
        .flatMap(time -> time.stream())
        .reduce((one, later) -> later)
        .map(time -> ZONE.format(time.atZone(zone)))
        .orElse("");
  }

  /** Of each source {@code source, events} and {@code severities}, as {@code severity, events}. */
  List<Map<String, Object>> sources() {
    return details.list("sources").stream()
        .map(
            each ->
                Map.<String, Object>of(
                    "source", each.text("source"),
                    "events", each.number("events"),
                    "severities",
                        each.list("severities").stream()
                            .map(
                                one ->
                                    Map.of(
                                        "severity", severity(one), "events", one.number("events")))
                            .toList()))
        .toList();
  }

  /** Of each resource {@code resource, name, console, source, events}. */
  List<Map<String, Object>> resources() {
    return details.list("resources").stream()
        .map(
            each -> {
              Map<String, Object> resource = resource(each.text("resource"));
              resource.put("source", each.text("source"));
              resource.put("events", each.number("events"));
              return resource;
            })
        .toList();
  }

  /** Of each silence {@code name, events}. */
  List<Map<String, Object>> silences() {
    return details.list("silences").stream()
        .map(
            each ->
                Map.<String, Object>of("name", each.text("name"), "events", each.number("events")))
        .toList();
  }

  /** Of each queue {@code queue}, and {@code waiting} where that is known. */
  List<Map<String, Object>> deadLetters() {
    return details.list("deadLetters").stream()
        .map(
            each ->
                each.has("waiting")
                    ? Map.<String, Object>of(
                        "queue", each.text("queue"), "waiting", each.number("waiting"))
                    : Map.<String, Object>of("queue", each.text("queue")))
        .toList();
  }

  private Map<String, Object> row(Details each, DateTimeFormatter form) {
    Map<String, Object> row = resource(each.text("resource"));
    row.put("severity", severity(each));
    row.put("time", local(each, "time", form));
    row.put("first", local(each, "first", form));
    row.put("count", Math.max(1, each.number("count")));
    row.put("source", each.text("source"));
    row.put("previous", each.text("previous"));
    row.put("state", each.text("state"));
    row.put("summary", each.text("summary"));
    row.put("notes", notes(each));
    return row;
  }

  private static List<String> notes(Details row) {
    return Stream.of(
            row.has("recovered") ? "recovered after " + row.text("recovered") : null,
            row.has("silenced") ? "was silenced" : null,
            row.has("late") ? "late: it was " + row.text("late") + " already" : null)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The name is what is behind the account of an ARN. */
  private static Map<String, Object> resource(String arn) {
    String[] parts = arn.split(":", 6);
    Map<String, Object> resource = new HashMap<>();
    resource.put("resource", arn);
    resource.put("name", Text.line(parts[parts.length - 1], LONGEST_NAME));
    resource.put("console", Console.url(arn).orElse(""));
    return resource;
  }

  private static String severity(Details each) {
    String severity = each.text("severity");
    return SEVERITIES.contains(severity) ? severity : "info";
  }

  private LocalDate day(Details row) {
    Instant time = row.time("time").orElse(Instant.EPOCH);
    return time.atZone(zone).toLocalDate();
  }

  private String local(Details row, String field, DateTimeFormatter form) {
    return row.time(field).map(time -> form.format(time.atZone(zone))).orElse("");
  }
}
