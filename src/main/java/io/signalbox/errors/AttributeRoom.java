package io.signalbox.errors;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Room among the ten attributes that SQS takes, for the reason of a dead letter. */
public final class AttributeRoom {

  private static final int MOST_OF_SQS = 10;

  /** What can be spared: the time is that of the message itself, the hop that of its queue. */
  private static final List<String> SPARE = List.of("failed-at", "hop");

  private HeaderFilterStrategy attributes;

  /** What headers become attributes. */
  public void setAttributes(HeaderFilterStrategy attributes) {
    this.attributes = attributes;
  }

  /** Leaves out of the message what can be spared, as far as it must. */
  public void makeRoom(Exchange exchange) {
    Map<String, Object> headers = exchange.getMessage().getHeaders();
    long number =
        headers.entrySet().stream()
            .filter(
                each ->
                    !attributes.applyFilterToCamelHeaders(each.getKey(), each.getValue(), exchange))
            .count();
    SPARE.stream().limit(Math.max(0, number - MOST_OF_SQS)).forEach(headers::remove);
  }
}
