package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a summary says, as its templates know it: a JSON object with {@code firstTime, lastTime},
 * {@code events}: how many there were, {@code silenced}: how many silences have silenced, {@code
 * sources}: those with the most, each with {@code source, events} and {@code severities}, {@code
 * otherSources, otherEvents}: how many there are beside these, {@code resources}: the top ones with
 * {@code source, resource, events}, {@code silences}: each with {@code name, events}, {@code
 * deadLetters}: each queue that has any with {@code queue, waiting}, where it is known, and {@code
 * recipients, template, rule, severity, kind} as any notification.
 *
 * @param silences what was silenced, by the names of the silences
 * @param severities how many events of each source and severity, the most first
 * @param resources how many of each resource, the most first
 * @param deadLetters how many wait on each queue
 */
record SummaryContent(
    Map<String, Long> silences,
    List<Tally.Count> severities,
    List<Tally.Count> resources,
    Map<String, OptionalLong> deadLetters) {

  private static final int TOP = 10;
  private static final int MOST_SOURCES = 40;

  String write(String id, Optional<Instant> last, Instant due, String recipients) {
    ObjectNode content = Json.MAPPER.createObjectNode();
    content.put("kind", "summary").put("id", id).put("rule", Summary.RULE);
    content.put("severity", "info").put("template", "summary").put("recipients", recipients);
    content.put("firstTime", last.orElseGet(() -> first(due)).toString());
    content.put("lastTime", due.toString());
    content.put("events", severities.stream().mapToLong(Tally.Count::events).sum());
    putSources(content);
    content.set("resources", top());
    ArrayNode silenced = content.putArray("silences");
    silences.forEach(
        (name, events) -> silenced.addObject().put("name", name).put("events", events));
    content.set("deadLetters", waiting());
    return content.toString();
  }

  private Instant first(Instant due) {
    return severities.stream()
        .map(Tally.Count::since)
        .min(Comparator.naturalOrder())
        .filter(since -> since.isBefore(due))
        .orElse(due);
  }

  private void putSources(ObjectNode content) {
    Map<String, Map<String, Long>> bySource = new LinkedHashMap<>();
    severities.forEach(
        each ->
            bySource
                .computeIfAbsent(each.source(), source -> new LinkedHashMap<>())
                .put(each.kind(), each.events()));
    List<Map.Entry<String, Map<String, Long>>> sorted =
        bySource.entrySet().stream()
            .sorted(Comparator.comparingLong(SummaryContent::total).reversed())
            .toList();
    ArrayNode sources = content.putArray("sources");
    sorted.stream().limit(MOST_SOURCES).forEach(each -> source(each, sources.addObject()));
    content.put("otherSources", Math.max(0, sorted.size() - MOST_SOURCES));
    content.put(
        "otherEvents", sorted.stream().skip(MOST_SOURCES).mapToLong(SummaryContent::total).sum());
  }

  private static void source(Map.Entry<String, Map<String, Long>> counts, ObjectNode source) {
    source.put("source", counts.getKey()).put("events", total(counts));
    ArrayNode severities = source.putArray("severities");
    counts
        .getValue()
        .forEach(
            (severity, events) ->
                severities.addObject().put("severity", severity).put("events", events));
  }

  private static long total(Map.Entry<String, Map<String, Long>> counts) {
    return counts.getValue().values().stream().mapToLong(Long::longValue).sum();
  }

  private ArrayNode top() {
    ArrayNode top = Json.MAPPER.createArrayNode();
    resources.stream()
        .limit(TOP)
        .forEach(
            each ->
                top.addObject()
                    .put("source", each.source())
                    .put("resource", each.kind())
                    .put("events", each.events()));
    return top;
  }

  private ArrayNode waiting() {
    ArrayNode queues = Json.MAPPER.createArrayNode();
    deadLetters.forEach(
        (queue, waiting) -> {
          if (waiting.isEmpty()) {
            queues.addObject().put("queue", queue);
          } else if (waiting.getAsLong() > 0) {
            queues.addObject().put("queue", queue).put("waiting", waiting.getAsLong());
          }
        });
    return queues;
  }
}
