package io.signalbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
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
  private final RouteCall in;
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
    in = new RouteCall(context, "direct:in");
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
    in.send(json);
  }

  @Override
  public long done() {
    return done;
  }

  @Override
  public void close() {
    in.stop();
    context.stop();
  }

  private void count(Exchange exchange) {
    if (exchange.getMessage().getBody(String.class).endsWith(",") || exchange.isFailed()) {
      return;
    }
    done++;
  }
}
