package io.signalbox.channel;

import io.cloudevents.jackson.JsonFormat;
import io.signalbox.event.CloudEvents;
import io.signalbox.event.HandedOnEvent;
import io.signalbox.event.StandardEvent;
import org.apache.camel.Variable;

/**
 * A standard event as the body of a request that carries one CloudEvent in the structured mode.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">
 *     JSON format of CloudEvents</a>
 */
public final class CloudEventBody {

  private final JsonFormat format = new JsonFormat();
  private String mark;

  /** The mark that is left on the event. */
  public void setMark(String mark) {
    this.mark = mark;
  }

  /** The CloudEvent as JSON, in UTF-8. */
  public byte[] write(@Variable("standard-event") StandardEvent standard) {
    return format.serialize(CloudEvents.fromEvent(HandedOnEvent.of(standard, mark)));
  }
}
