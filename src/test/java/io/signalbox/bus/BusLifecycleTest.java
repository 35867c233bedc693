package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.Test;

/** Rules come and go with their routes. */
class BusLifecycleTest extends BusTestSupport {

  private static final String EC2 = "{\"source\":[\"aws.ec2\"]}";

  @Test
  void aRuleIsThereAsLongAsItsRouteRuns() throws Exception {
    rule("a", EC2);
    fallback("rest");

    send(EC2_EVENT);
    context.getRouteController().stopRoute("a");
    send(EC2_EVENT);
    context.getRouteController().startRoute("a");
    send(EC2_EVENT);
    context.getRouteController().suspendRoute("a");
    send(EC2_EVENT);
    context.getRouteController().resumeRoute("a");
    send(EC2_EVENT);
    context.getRouteController().suspendRoute("a");
    context.getRouteController().stopRoute("a");
    context.removeRoute("a");
    send(EC2_EVENT);

    assertThat(called).containsExactly("a", "rest", "a", "rest", "a", "rest");
  }

  @Test
  void aFallbackGoesWithItsRoute() throws Exception {
    fallback("rest");
    context.getRouteController().stopRoute("rest");

    assertThat(send(EC2_EVENT).getException()).isInstanceOf(NoRuleMatchedException.class);
  }

  @Test
  void aRouteOfTheSameIdCanFollowWithAnotherPattern() throws Exception {
    rule("a", EC2);
    context.getRouteController().stopRoute("a");
    context.removeRoute("a");
    rule("a", "{\"source\":[\"aws.s3\"]}");

    assertThat(send(EC2_EVENT).getException()).isInstanceOf(NoRuleMatchedException.class);
    assertThat(send("{\"source\":\"aws.s3\"}").getException()).isNull();
  }

  @Test
  void routesWithoutAnIdGetTheirOwnRules() throws Exception {
    for (int i = 0; i < 2; i++) {
      routes(builder -> builder.from("bus:events?pattern=RAW(" + EC2 + ")").process(this::note));
    }

    send(EC2_EVENT);

    assertThat(called).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aSecondRuleOfTheSameNameIsRefusedAndTheFirstStays() throws Exception {
    Endpoint endpoint = context.getEndpoint("bus:events?pattern=RAW(" + EC2 + ")");
    Consumer first = endpoint.createConsumer(exchange -> called.add("first"));
    Consumer second = endpoint.createConsumer(exchange -> called.add("second"));
    first.start();

    assertThatThrownBy(second::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("bus:events already has a rule named bus:");

    second.stop();
    send(EC2_EVENT);
    assertThat(called).containsExactly("first");
  }

  @Test
  void aBusNeedsAName() {
    assertThatThrownBy(() -> context.getEndpoint("bus:?fallback=true"))
        .rootCause()
        .hasMessage("a bus needs a name, as in bus:events");
  }
}
