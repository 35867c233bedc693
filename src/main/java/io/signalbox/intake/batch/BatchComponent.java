package io.signalbox.intake.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Holds the waiting events of one Camel context, by the name of their batch. */
@Component("batch")
public class BatchComponent extends DefaultComponent {

  private final Map<String, Waiting> byName = new ConcurrentHashMap<>();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    if (remaining.isBlank()) {
      throw new IllegalArgumentException("a batch needs a name, as in batch:spool");
    }
    BatchEndpoint endpoint = new BatchEndpoint(uri, this, remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  Waiting waiting(String name) {
    return byName.computeIfAbsent(name, Waiting::new);
  }
}
