package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.notification.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a notification says, as its templates know it: a JSON object with
 *
 * <ul>
 *   <li>{@code kind}: {@code event} for one event, {@code recovery} for one that ends a problem,
 *       {@code digest} for several events, {@code more} for those that the rule's limit has held,
 *       {@code repeat} for problems that are still there, {@code flapping} and {@code calm} for a
 *       resource that begins and ends to flap
 *   <li>{@code id}, {@code rule}, {@code severity}: the worst, and {@code source, resource, state}
 *       where all have it in common
 *   <li>{@code event}: the latest, {@code events}: the latest ones, the last of them last, those
 *       that say the same as one, each with the fields of the standard event, {@code previous},
 *       {@code count} and {@code first}, {@code late} and {@code lateSince}, {@code recovered},
 *       {@code silenced}
 *   <li>{@code count}: how many events there were, {@code omitted} of which are not shown, {@code
 *       states}: how many of each {@code state}, the most first
 *   <li>{@code firstTime, lastTime}: RFC 3339, UTC, and {@code duration} between them in words
 *   <li>{@code changes}: how often a resource that flaps has changed
 *   <li>{@code heldUntil}: where this is the last that the limit has for now, when the next is, and
 *       {@code heldFor}: where it is not the rule's limit, the recipients whose it is
 *   <li>{@code limitOf}: of what was held, in the same way
 *   <li>{@code recipients}, {@code template}: those of the rule, and {@code runbook}, where the
 *       rule has one and not all is well: its {@code text} and {@code url}
 * </ul>
 */
final class Contents {

  private static final String EVENT = "event";
  private static final String DURATION = "duration";

  private Contents() {}

  /** Of events that waited together. */
  static ObjectNode ofPending(String id, RuleOptions rule, Pending pending) {
    EventLine latest = pending.events.get(pending.events.size() - 1);
    String kind = latest.recovered() == null ? EVENT : "recovery";
    return of(id, pending.count == 1 ? kind : "digest", rule, pending);
  }

  /** Of events that the limit of a rule, or those of recipients, have held. */
  static ObjectNode ofHeld(String id, RuleOptions rule, Pending pending) {
    ObjectNode content = of(id, "more", rule, pending);
    if (HeldFor.isOne(rule)) {
      content.put("limitOf", HeldFor.words(rule.recipients()));
    }
    return content;
  }

  /** Of problems that are still there. */
  static ObjectNode ofRepeat(String id, RuleOptions rule, List<Problem> problems, Instant now) {
    Pending pending = new Pending();
    problems.forEach(each -> pending.add(each.event(), rule.maxRows()));
    ObjectNode content = of(id, "repeat", rule, pending);
    Instant opened = problems.stream().map(Problem::opened).min(Comparator.naturalOrder()).get();
    content.put(DURATION, Spans.words(Duration.between(opened, now)));
    return content;
  }

  /** Of a resource that flaps, or has calmed down. */
  static ObjectNode ofFlap(String id, RuleOptions rule, Flap flap, String recovered) {
    Pending pending = new Pending();
    pending.add(flap.event, rule.maxRows());
    ObjectNode content = of(id, flap.told ? "calm" : "flapping", rule, pending);
    content.put("count", flap.count);
    content.put("changes", flap.changes);
    content.put("firstTime", flap.since);
    Duration span = Duration.between(Instant.parse(flap.since), flap.event.instant());
    content.put(DURATION, Spans.words(span));
    if (recovered != null) {
      content.put("recovered", recovered);
    }
    return content;
  }

  private static ObjectNode of(String id, String kind, RuleOptions rule, Pending pending) {
    ObjectNode content = Json.MAPPER.createObjectNode();
    content.put("kind", kind);
    content.put("id", id);
    content.put("rule", rule.name());
    content.put("severity", pending.severity);
    content.put("source", pending.source);
    content.put("resource", pending.resource);
    content.put("state", pending.state);
    content.put("count", pending.count);
    content.put("omitted", pending.omitted());
    content.put("recoveries", pending.recoveries);
    content.put("late", pending.late);
    content.put("firstTime", pending.firstTime);
    content.put("lastTime", pending.lastTime);
    content.put(
        DURATION,
        Spans.words(
            Duration.between(Instant.parse(pending.firstTime), Instant.parse(pending.lastTime))));
    content.set("states", states(pending));
    content.set(EVENT, Json.MAPPER.valueToTree(pending.events.get(pending.events.size() - 1)));
    content.set("events", Json.MAPPER.valueToTree(pending.events));
    content.put("recipients", String.join(",", rule.recipients()));
    content.put("template", rule.template());
    if (!rule.runbook().saysNothing() && (isNotWell(pending) || kind.equals("flapping"))) {
      content.set(Runbook.TEXT, Json.MAPPER.valueToTree(rule.runbook()));
    }
    return content;
  }

  private static boolean isNotWell(Pending pending) {
    return !pending.severity.equals(Severity.OK);
  }

  private static ArrayNode states(Pending pending) {
    ArrayNode states = Json.MAPPER.createArrayNode();
    pending.states.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            each -> states.addObject().put("state", each.getKey()).put("count", each.getValue()));
    return states;
  }
}
