package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexedContextTest {

  private final CamelContext context = new IndexedContext(new DefaultRegistry());

  @BeforeEach
  void start() throws Exception {
    context.start();
    add("one");
    add("two");
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void findsRoutesByTheirIds() {
    assertThat(context.getRoute("one").getRouteId()).isEqualTo("one");
    assertThat(context.getRoute("two").getRouteId()).isEqualTo("two");
    assertThat(context.getRoute("three")).isNull();
    assertThat(context.getRoute(null)).isNull();
  }

  @Test
  void findsNoneThatIsGone() throws Exception {
    remove("one");

    assertThat(context.getRoute("one")).isNull();
    assertThat(context.getRoutes()).extracting(Route::getRouteId).containsExactly("two");
  }

  @Test
  void findsTheOneThatTookItsPlace() throws Exception {
    Route before = context.getRoute("one");
    remove("one");
    add("one");

    assertThat(context.getRoute("one")).isNotNull().isNotSameAs(before);
  }

  private void add(String id) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:" + id).routeId(id).to("log:" + id);
          }
        });
  }

  private void remove(String id) throws Exception {
    context.getRouteController().stopRoute(id);
    context.removeRoute(id);
  }
}
