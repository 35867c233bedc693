package io.signalbox.bus;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context per test, and the routes that were called in it. */
abstract class BusTestSupport {

  protected static final String EC2_EVENT =
      "{\"source\":\"aws.ec2\",\"detail-type\":\"State\",\"detail\":{\"state\":\"running\"}}";

  protected final List<String> called = new CopyOnWriteArrayList<>();
  protected CamelContext context;
  protected ProducerTemplate template;

  @BeforeEach
  void startContext() {
    context = new DefaultCamelContext();
    context.start();
    template = context.createProducerTemplate();
  }

  @AfterEach
  void stopContext() {
    context.stop();
  }

  /** What a route does whose call the test only wants to see. */
  protected void note(Exchange exchange) {
    called.add(exchange.getUnitOfWork().getRoute().getRouteId());
  }

  protected void rule(String id, String pattern) throws Exception {
    rule(id, pattern, this::note);
  }

  protected void rule(String id, String pattern, Processor processor) throws Exception {
    route(id, "bus:events?pattern=RAW(" + pattern + ")", processor);
  }

  protected void fallback(String id) throws Exception {
    route(id, "bus:events?fallback=true", this::note);
  }

  protected void route(String id, String uri, Processor processor) throws Exception {
    routes(builder -> builder.from(uri).routeId(id).process(processor));
  }

  protected void routes(Routes routes) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            routes.define(this);
          }
        });
  }

  /** Routes in Camel's Java DSL. */
  @FunctionalInterface
  protected interface Routes {
    ProcessorDefinition<?> define(RouteBuilder builder);
  }

  protected void yaml(String file, String routes) throws Exception {
    PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, routes));
  }

  protected Exchange send(Object body) {
    return template.send("bus:events", exchange -> exchange.getMessage().setBody(body));
  }
}
