package io.signalbox.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where an event comes from that a Signalbox has handed on: the object {@code signalbox} in its
 * detail, beside the members that were there. An EventBridge rule that forwards an event leaves the
 * detail alone, so this stays with it.
 *
 * <ul>
 *   <li>{@code id}, {@code source}, {@code account}, {@code region}, {@code time}: the original's;
 *       the id with {@code #n} behind it for the nth of several resources
 *   <li>{@code resources}: the original's, where they are not just the one resource
 *   <li>{@code resource}, {@code state}, {@code severity}, {@code summary}: what the standard event
 *       says
 *   <li>{@code hops}: the mark of each Signalbox that has handed the event on, the first one first
 *   <li>{@code replaced}: the original's own member {@code signalbox}, where it had one
 * </ul>
 */
public final class Provenance {

  static final String MEMBER = "signalbox";
  static final String HOPS = "hops";
  static final String REPLACED = "replaced";
  static final String RESOURCE = "resource";
  static final String RESOURCES = "resources";

  private static final List<String> ENVELOPE = List.of("id", "source", "account", "region", "time");

  /** A mark: printable ASCII without blanks and commas. */
  private static final Pattern MARK = Pattern.compile("[!-+\\--~]{1,256}");

  private Provenance() {}

  /** Whether a text can be a mark: 1 to 256 printable ASCII characters, no blank and no comma. */
  public static boolean isMark(String text) {
    return MARK.matcher(text).matches();
  }

  /**
   * The marks of those who have handed an event on, the first one first; none for any other event.
   *
   * @throws InvalidEventException where they are no list of marks
   */
  public static List<String> hops(JsonNode event) {
    JsonNode hops = event.path("detail").path(MEMBER).path(HOPS);
    if (hops.isMissingNode()) {
      return List.of();
    }
    List<String> marks = new ArrayList<>();
    hops.forEach(hop -> marks.add(hop.isTextual() ? hop.asText() : ""));
    if (!hops.isArray() || !marks.stream().allMatch(Provenance::isMark)) {
      throw new InvalidEventException("detail.signalbox.hops is not an array of marks");
    }
    return marks;
  }

  /**
   * An event that was handed on as it was before, its detail aside, so that it is the same event
   * whichever way it came. Any other event stays as it is.
   *
   * @throws InvalidEventException where what it says of its origin is wrong, or not of its source
   */
  public static JsonNode restore(JsonNode event) {
    if (hops(event).isEmpty()) {
      return event;
    }
    JsonNode origin = event.path("detail").path(MEMBER);
    requireSameSource(event.path("source").asText(), origin.path("source").asText());
    ObjectNode restored = copy(event);
    for (String field : ENVELOPE) {
      if (origin.has(field)) {
        restored.set(field, origin.get(field));
      }
    }
    if (origin.path(RESOURCE).isTextual()) {
      restored.putArray(RESOURCES).add(origin.get(RESOURCE));
    }
    return EventEnvelope.complete(restored, null);
  }

  /** A detail whose provenance has these marks. */
  static ObjectNode withHops(JsonNode detail, List<String> hops) {
    ObjectNode marked = copy(detail);
    JsonNode before = detail.path(MEMBER);
    ObjectNode origin = marked.putObject(MEMBER);
    if (before instanceof ObjectNode own) {
      origin.setAll(own);
    } else if (!before.isMissingNode()) {
      origin.set(REPLACED, before);
    }
    hops.forEach(origin.putArray(HOPS)::add);
    return marked;
  }

  /** A detail with a provenance, but without its marks, for what carries those elsewhere. */
  static ObjectNode withoutHops(JsonNode detail) {
    ObjectNode unmarked = copy(detail);
    unmarked.set(MEMBER, copy(detail.get(MEMBER)).without(HOPS));
    return unmarked;
  }

  /** A rule that lets events in by their source must not be told another one afterwards. */
  private static void requireSameSource(String source, String original) {
    if (!source.endsWith(original)) {
      throw new InvalidEventException(
          "source %s is not detail.signalbox.source %s behind a prefix"
              .formatted(Text.line(source), Text.line(original)));
    }
  }

  private static ObjectNode copy(JsonNode object) {
    ObjectNode copy = Json.MAPPER.createObjectNode();
    copy.setAll((ObjectNode) object);
    return copy;
  }
}
