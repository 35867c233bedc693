package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.event.InvalidEventException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller learns when an event cannot be handed on. */
class BusFailureTest extends BusTestSupport {

  private static final String EC2 = "{\"source\":[\"aws.ec2\"]}";

  private final AtomicInteger attempts = new AtomicInteger();

  private Processor fail(String message) {
    return exchange -> {
      note(exchange);
      throw new IllegalStateException(message);
    };
  }

  @Test
  void theOnlyRulesFailureIsTheCallers() throws Exception {
    rule("a", EC2, fail("a failed"));

    assertThat(send(EC2_EVENT).getException()).hasMessage("a failed");
  }

  @Test
  void allRulesAreCalledAndTheFirstFailureCarriesTheOthers() throws Exception {
    rule("a", EC2, fail("a failed"));
    rule("b", EC2);
    rule("c", EC2, fail("c failed"));

    Exchange sent = send(EC2_EVENT);

    assertThat(called).containsExactly("a", "b", "c");
    assertThat(sent.getException()).hasMessage("a failed");
    assertThat(sent.getException().getSuppressed())
        .singleElement()
        .satisfies(c -> assertThat(c).hasMessage("c failed"));
  }

  @Test
  void aFailureThatTheRuleHandlesIsNone() throws Exception {
    routes(
        builder ->
            builder
                .from("bus:events?pattern=RAW(" + EC2 + ")")
                .routeId("a")
                .onException(IllegalStateException.class)
                .handled(true)
                .end()
                .process(fail("handled")));
    rule("b", EC2);

    assertThat(send(EC2_EVENT).getException()).isNull();
    assertThat(called).containsExactly("a", "b");
  }

  @Test
  void whatARuleHasTriedInVainIsNotTriedAgainByTheCaller() throws Exception {
    callerThatRedelivers();
    rule("a", EC2, fail("a failed"));
    rule("b", EC2);

    Exchange sent = template.send("direct:in", e -> e.getMessage().setBody(EC2_EVENT));

    assertThat(sent.getException()).hasMessage("a failed");
    assertThat(called).containsExactly("a", "b");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void theCallersErrorHandlerSeesToRulesThatHaveNone() throws Exception {
    callerThatRedelivers();
    for (String id : List.of("a", "b")) {
      routes(
          builder ->
              builder
                  .from("bus:events?pattern=RAW(" + EC2 + ")")
                  .routeId(id)
                  .errorHandler(builder.noErrorHandler())
                  .process(fail(id + " failed")));
    }

    template.send("direct:in", e -> e.getMessage().setBody(EC2_EVENT));

    assertThat(called).containsExactly("a", "b", "a", "b", "a", "b");
  }

  private void callerThatRedelivers() throws Exception {
    routes(
        builder ->
            builder
                .from("direct:in")
                .routeId("in")
                .errorHandler(
                    builder.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                .process(exchange -> attempts.incrementAndGet())
                .to("bus:events"));
  }

  @Test
  void aRuleThatMarksForRollbackMarksTheCaller() throws Exception {
    routes(
        builder ->
            builder.from("bus:events?pattern=RAW(" + EC2 + ")").routeId("a").markRollbackOnly());
    rule("b", EC2);

    assertThat(send(EC2_EVENT).isRollbackOnly()).isTrue();
    assertThat(called).containsExactly("b");
  }

  @Test
  void rulesThatGoOnInOtherThreadsAreWaitedForOneByOne() throws Exception {
    for (String id : List.of("a", "b", "c")) {
      routes(
          builder ->
              builder
                  .from("bus:events?pattern=RAW(" + EC2 + ")")
                  .routeId(id)
                  .threads(1)
                  .process(fail(id + " failed")));
    }

    Exchange sent = send(EC2_EVENT);

    assertThat(called).containsExactly("a", "b", "c");
    assertThat(sent.getException()).hasMessage("a failed");
    assertThat(sent.getException().getSuppressed()).hasSize(2);
  }

  @Test
  void noRuleAtAll() {
    assertThat(send(EC2_EVENT).getException())
        .isInstanceOf(NoRuleMatchedException.class)
        .hasMessage("no rule on bus:events matches the event (source aws.ec2, detail-type State)");
  }

  @Test
  void theMessageShowsLittleAndHarmlessTextOfTheEvent() throws Exception {
    rule("a", EC2);
    String event =
        "{\"source\":\"x\\r\\n2026 ERROR forged\\u001b[31m\\u2028y\",\"detail-type\":\"%s\"}"
            .formatted("t".repeat(1000));

    assertThat(send(event).getException())
        .hasMessage(
            "no rule on bus:events matches the event"
                + " (source x 2026 ERROR forged [31m y, detail-type "
                + "t".repeat(127)
                + "…)");
    assertThat(send("{\"source\":[1]}").getException())
        .hasMessageEndingWith("(source [1], detail-type missing)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<xml/>", "{\"source\":", "{} {}", "{\"source\":\"aws.ec2\"} x"})
  void aBodyThatIsNotJson(String body) throws Exception {
    rule("a", EC2);

    assertThat(send(body).getException())
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("the body is not JSON: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aBodyThatIsNoObject() throws Exception {
    rule("a", EC2);

    assertThat(invalid("[1]")).isEqualTo("the body is not a JSON object but an array");
    assertThat(invalid("12")).isEqualTo("the body is not a JSON object but a single value, number");
    assertThat(invalid("")).isEqualTo("the body is not a JSON object but empty");
    assertThat(invalid(null)).isEqualTo("the body is empty");
    assertThat(invalid(List.of())).startsWith("the body is of the class java.util.");
  }

  private String invalid(Object body) {
    assertThat(send(body).getException()).isInstanceOf(InvalidEventException.class);
    return send(body).getException().getMessage();
  }
}
