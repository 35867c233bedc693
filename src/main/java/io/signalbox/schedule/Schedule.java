package io.signalbox.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.Json;
import java.time.Instant;

/**
 * What EventBridge calls a rule on a schedule.
 *
 * @param name its name
 * @param trigger when its time comes, as the options of an endpoint of Quartz
 * @param event what all its events say
 */
record Schedule(String name, String trigger, Event event) {

  /**
   * What all events of a schedule say.
   *
   * @param source their source
   * @param detailType their detail-type
   * @param resource the ARN of what they are about
   * @param detail their detail
   */
  record Event(String source, String detailType, String resource, ObjectNode detail) {}

  /** The event of a time that has come. Every process makes the same of the same time. */
  ObjectNode at(Instant time) {
    ObjectNode made = Json.MAPPER.createObjectNode();
    made.put("id", name + "-" + time);
    made.put("detail-type", event.detailType());
    made.put("source", event.source());
    made.put("time", time.toString());
    made.putArray("resources").add(event.resource());
    made.set("detail", event.detail().deepCopy());
    return EventEnvelope.complete(made, null);
  }
}
