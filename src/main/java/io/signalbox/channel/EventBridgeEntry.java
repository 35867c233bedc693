package io.signalbox.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.HandedOnEvent;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.StandardEvent;
import java.time.Instant;
import org.apache.camel.Variable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * A standard event as an entry of {@code PutEvents}. The bus gives the event an id, an account and
 * a region of its own; the original's are in {@link io.signalbox.event.Provenance}.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">
 *     PutEventsRequestEntry</a>
 */
public final class EventBridgeEntry {

  private static final int LONGEST_TYPE = 128;

  private String bus;
  private String sourcePrefix;
  private String mark;

  /** The name or the ARN of the bus. */
  public void setBus(String bus) {
    this.bus = bus;
  }

  /** What is put before the source: it must not be the original's, and {@code aws.} is refused. */
  public void setSourcePrefix(String sourcePrefix) {
    this.sourcePrefix = sourcePrefix;
  }

  /** The mark that is left on the event. */
  public void setMark(String mark) {
    this.mark = mark;
  }

  /**
   * The request that puts the event.
   *
   * @throws InvalidEventException where EventBridge has no room for its detail-type
   */
  public PutEventsRequest write(@Variable("standard-event") StandardEvent standard) {
    if (standard.getType().length() > LONGEST_TYPE) {
      throw new InvalidEventException(
          "detail-type is longer than the %d characters that EventBridge takes"
              .formatted(LONGEST_TYPE));
    }
    JsonNode event = HandedOnEvent.of(standard, mark);
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(sourcePrefix + standard.getSource())
            .detailType(standard.getType())
            .time(Instant.parse(standard.getTime()))
            .resources(standard.getResource())
            .detail(event.path("detail").toString())
            .build();
    return PutEventsRequest.builder().entries(entry).build();
  }
}
