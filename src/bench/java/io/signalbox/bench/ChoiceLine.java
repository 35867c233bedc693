package io.signalbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * Stock Camel as its manual does it: read once, a {@code choice} with a jsonpath for each source,
 * and a jsonpath for each field of the line.
 */
final class ChoiceLine implements TextToLine {

  private final CamelContext context = new DefaultCamelContext();
  private final Endpoint in;
  private final Producer producer;
  private long done;

  ChoiceLine(List<SampleSource> sources) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            routes(this, sources);
          }
        });
    context.start();
    in = context.getEndpoint("direct:in");
    producer = in.createProducer();
    producer.start();
  }

  private void routes(RouteBuilder builder, List<SampleSource> sources) {
    ChoiceDefinition choice =
        builder
            .from("direct:in")
            .unmarshal()
            .json(JsonLibrary.Jackson, java.util.Map.class)
            .choice();
    for (SampleSource each : sources) {
      JsonNode event = each.event();
      choice
          .when()
          .jsonpath(
              "$[?(@.source == '%s' && @['detail-type'] == '%s')]"
                  .formatted(event.path("source").asText(), event.path("detail-type").asText()))
          .setProperty("source")
          .jsonpath("$.source", String.class)
          .setProperty("resource")
          .jsonpath("$.resources[0]", String.class)
          .setProperty("state")
          .jsonpath(path(each), String.class)
          .endChoice();
    }
    choice
        .end()
        .setBody()
        .simple("${exchangeProperty.source},${exchangeProperty.resource},${exchangeProperty.state}")
        .process(this::count);
  }

  private static String path(SampleSource source) {
    return "$" + source.state().toString().replaceAll("/([^/]+)", "['$1']");
  }

  @Override
  public void take(String json) throws Exception {
    Exchange exchange = in.createExchange();
    exchange.getMessage().setBody(json);
    producer.process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  @Override
  public long done() {
    return done;
  }

  @Override
  public void close() {
    producer.stop();
    context.stop();
  }

  private void count(Exchange exchange) {
    if (exchange.getMessage().getBody(String.class).endsWith(",") || exchange.isFailed()) {
      return;
    }
    done++;
  }
}
