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

  /**
   * Has a rule taken for one of a bus that is created by the first event that it takes.
   *
   * @param name the id of its route
   * @param creation creates and starts the route, or does nothing where that is done; called by the
   *     threads of the events that wait for it
   */
  public void expect(String bus, String name, EventPattern pattern, Runnable creation) {
    rules(bus).add(Rule.expected(name, pattern, creation));
  }

  /** Takes an expected rule away: it will not come. */
  public void giveUp(String bus, String name) {
    rules(bus).release(name);
  }

  StartGate startGate() {
    return startGate;
  }

  Rules rules(String bus) {
    return buses.computeIfAbsent(bus, Rules::new);
  }
}
