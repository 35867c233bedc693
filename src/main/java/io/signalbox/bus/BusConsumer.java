package io.signalbox.bus;

import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/** A rule's life: it is on the bus as long as its route runs. */
final class BusConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {

  private final Rules rules;
  private Rule rule;

  BusConsumer(BusEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.rules = endpoint.rules();
  }

  @Override
  public BusEndpoint getEndpoint() {
    return (BusEndpoint) super.getEndpoint();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    rule =
        rules.add(new Rule(ruleName(), pattern(), getEndpoint().isFallback(), getAsyncProcessor()));
  }

  @Override
  protected void doStop() throws Exception {
    takeAway();
    super.doStop();
  }

  @Override
  protected void doSuspend() {
    takeAway();
  }

  @Override
  protected void doResume() {
    rules.add(rule);
  }

  /** Without a rule where the start failed. */
  private void takeAway() {
    if (rule != null) {
      rules.remove(rule);
    }
  }

  /** A consumer outside a route has nothing better than its URI. */
  private String ruleName() {
    return getRoute() == null ? getEndpoint().getEndpointUri() : getRoute().getRouteId();
  }

  private EventPattern pattern() {
    try {
      return getEndpoint().compile();
    } catch (InvalidPatternException e) {
      throw new InvalidPatternException(place() + e.getMessage(), e);
    }
  }

  private String place() {
    Route route = getRoute();
    String source = route == null ? null : route.getSourceLocation();
    return (source == null ? "" : source + ": ") + "route " + ruleName() + ": ";
  }

  /** Routes that are still running may have events for this one: it goes when they are done. */
  @Override
  public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
    return true;
  }

  @Override
  public int getPendingExchangesSize() {
    return 0;
  }

  @Override
  public void prepareShutdown(boolean suspendOnly, boolean forced) {
    // nothing is queued here
  }
}
