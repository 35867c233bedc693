package io.signalbox.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A standard event as other buses and other Signalboxes get it: an event with a provenance. */
public final class HandedOnEvent {

  private HandedOnEvent() {}

  /**
   * The event in a complete envelope. Its detail is the original's, with {@link Provenance} beside
   * the members that were there, so that a rule which matches the original's detail matches this.
   *
   * @param standard the standard event, with the detail of the original
   * @param mark the mark of who hands it on
   */
  public static ObjectNode of(StandardEvent standard, String mark) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0");
    event.put("id", standard.getId());
    event.put("detail-type", standard.getType());
    event.put("source", standard.getSource());
    event.put("account", standard.getAccount());
    event.put("time", standard.getTime());
    event.put("region", standard.getRegion());
    event.putArray(Provenance.RESOURCES).add(standard.getResource());
    event.set("detail", detail(standard, mark));
    return event;
  }

  private static ObjectNode detail(StandardEvent standard, String mark) {
    ObjectNode detail = Json.MAPPER.createObjectNode();
    if (standard.getDetail() instanceof ObjectNode original) {
      detail.setAll(original);
    }
    JsonNode before = detail.path(Provenance.MEMBER);
    ObjectNode origin = detail.putObject(Provenance.MEMBER);
    putOriginal(origin, standard);
    origin.put(Provenance.RESOURCE, standard.getResource());
    origin.put("state", standard.getState());
    origin.put("severity", standard.getSeverity());
    origin.put("summary", standard.getSummary());
    putHops(origin, before, mark);
    putReplaced(origin, before);
    return detail;
  }

  private static void putOriginal(ObjectNode origin, StandardEvent standard) {
    origin.put("id", standard.getId());
    origin.put("source", standard.getSource());
    putUnlessEmpty(origin, "account", standard.getAccount());
    putUnlessEmpty(origin, "region", standard.getRegion());
    origin.put("time", standard.getTime());
    if (standard.getResources() != null && !isOnly(standard)) {
      origin.set(Provenance.RESOURCES, standard.getResources());
    }
  }

  private static boolean isOnly(StandardEvent standard) {
    JsonNode resources = standard.getResources();
    return resources.size() == 1 && resources.get(0).asText().equals(standard.getResource());
  }

  private static void putUnlessEmpty(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }

  private static void putHops(ObjectNode origin, JsonNode before, String mark) {
    ArrayNode hops = origin.putArray(Provenance.HOPS);
    before.path(Provenance.HOPS).forEach(hops::add);
    hops.add(mark);
  }

  /** What another program calls so is kept, and kept again when that is handed on. */
  private static void putReplaced(ObjectNode origin, JsonNode before) {
    JsonNode replaced = before.has(Provenance.HOPS) ? before.path(Provenance.REPLACED) : before;
    if (!replaced.isMissingNode()) {
      origin.set(Provenance.REPLACED, replaced);
    }
  }
}
