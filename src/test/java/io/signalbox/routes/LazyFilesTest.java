package io.signalbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.Settings;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of files whose routes are created by the first event. */
class LazyFilesTest {

  private static final String EVENT = "{\"source\": \"com.example\"}";

  private static final String RULE =
      """
      - route:
          id: source-example
          from:
            uri: bus:events
            parameters:
              pattern: '{"source": ["com.example"]}'
            steps:
              - to:
                  uri: mock:rule
      """;

  private static final String REST =
      """
      - route:
          id: source-other
          from:
            uri: bus:events
            parameters:
              fallback: true
            steps:
              - to:
                  uri: mock:rest
      """;

  private final CamelContext context = new DefaultCamelContext();
  private final RouteSet routes = new RouteSet(context, Settings.of(Map.of()), ReadAhead.nothing());

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void routeIsCreatedByItsFirstEventAndCountsBefore() throws Exception {
    start(RULE, Set.of("file:a", "file:b"));
    assertThat(context.getRoute("source-example")).isNull();
    assertThat(routes.routes()).isEqualTo(2);
    assertThat(routes.size()).isEqualTo(2);

    send();
    send();

    expect("mock:rule", 2);
    expect("mock:rest", 0);
    assertThat(routes.routes()).isEqualTo(2);
  }

  @Test
  void routeStopsAndStartsAsAnyOther() throws Exception {
    start(RULE, Set.of("file:a"));
    send();

    context.getRouteController().stopRoute("source-example");
    send();
    context.getRouteController().startRoute("source-example");
    send();

    expect("mock:rule", 2);
    expect("mock:rest", 1);
  }

  @Test
  void fileThatIsNotKnownToBeGoodIsCreatedAtOnce() {
    start(RULE, Set.of());

    assertThat(context.getRoute("source-example")).isNotNull();
  }

  @Test
  void fileWithMoreThanRulesIsCreatedAtOnce() {
    start(RULE + "- beans:\n    - name: list\n      type: java.util.ArrayList\n", Set.of("file:a"));

    assertThat(context.getRoute("source-example")).isNotNull();
  }

  @Test
  void fileThatIsBadAfterAllIsRefusedByTheFirstEventWhichGoesToTheRest() throws Exception {
    start(RULE.replace("mock:rule", "nothing:rule"), Set.of("file:a"));
    assertThat(routes.refusals()).isEmpty();

    send();

    expect("mock:rest", 1);
    assertThat(routes.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.file()).isEqualTo("a");
              assertThat(refusal.reason()).contains("nothing:");
            });
    assertThat(routes.size()).isEqualTo(1);
  }

  @Test
  void changedFileIsTakenInPlaceOfWhatHadNoEventYet() throws Exception {
    start(RULE, Set.of("file:a"));

    routes.change(Map.of("file:a", RULE.replace("com.example", "com.other")), Set.of());
    send();

    expect("mock:rule", 0);
    expect("mock:rest", 1);
  }

  @Test
  void eventThatComesWhileAllEndsIsNotTaken() {
    start(RULE, Set.of("file:a"));
    ProducerTemplate template = context.createProducerTemplate();
    Exchange[] late = new Exchange[1];
    context.addLifecycleStrategy(
        new LifecycleStrategySupport() {
          @Override
          public void onRoutesRemove(Collection<Route> ended) {
            late[0] = template.send("bus:events", each -> each.getMessage().setBody(EVENT));
          }
        });
    context.stop();

    assertThat(late[0].getException())
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("the routes are about to stop");
  }

  private void start(String first, Set<String> checked) {
    routes.start(Map.of("file:a", first, "file:b", REST), checked);
    context.start();
  }

  private void send() {
    Exchange exchange =
        context
            .createProducerTemplate()
            .send("bus:events", each -> each.getMessage().setBody(EVENT));
    assertThat(exchange.getException()).isNull();
  }

  private void expect(String endpoint, int count) throws InterruptedException {
    MockEndpoint mock = context.getEndpoint(endpoint, MockEndpoint.class);
    mock.expectedMessageCount(count);
    mock.assertIsSatisfied();
  }
}
