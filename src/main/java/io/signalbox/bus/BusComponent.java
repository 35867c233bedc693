package io.signalbox.bus;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Holds the buses of one Camel context, by name. */
@Component("bus")
public class BusComponent extends DefaultComponent {

  private final Map<String, Rules> buses = new ConcurrentHashMap<>();
  private final StartGate startGate = new StartGate();

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    if (remaining.isBlank()) {
      throw new IllegalArgumentException("a bus needs a name, as in bus:events");
    }
    BusEndpoint endpoint = new BusEndpoint(uri, this, remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    getCamelContext().addStartupListener(startGate);
  }

  /** For replacing rules: until it is closed, events wait for the rules that are added to it. */
  public HeldRules hold() {
    return new HeldRules(buses.values());
  }

  StartGate startGate() {
    return startGate;
  }

  Rules rules(String bus) {
    return buses.computeIfAbsent(bus, Rules::new);
  }
}
