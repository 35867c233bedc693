package io.signalbox.bus;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand rules on one bus. */
class ManyRulesTest extends BusTestSupport {

  private static final int RULES = 1_000;

  /** Takes minutes where the engine compares the numbers before the sources. */
  private static final String NUMBERS =
      "{\"source\":[\"app-%1$d\"],\"detail\":{\"n\":[{\"numeric\":[\">\",%1$d]}]}}";

  private static final String STATES =
      "{\"source\":[\"app-%1$d\"],\"detail\":{\"state\":[\"running\",\"stopped\"]}}";

  private void addRules(String pattern) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            for (int i = 0; i < RULES; i++) {
              from("bus:events?pattern=RAW(" + pattern.formatted(i) + ")")
                  .routeId("rule-" + i)
                  .process(exchange -> note(exchange));
            }
          }
        });
  }

  private static String event(int i) {
    return "{\"source\":\"app-%d\",\"detail\":{\"n\":%d}}".formatted(i, i + 1);
  }

  @Test
  @Timeout(60)
  void eachEventFindsItsRule() throws Exception {
    addRules(NUMBERS);

    for (int i = 0; i < RULES; i++) {
      send(event(i));
      assertThat(called).last().isEqualTo("rule-" + i);
    }
    assertThat(called).hasSize(RULES);
  }

  @Test
  @Timeout(60)
  void stoppedRoutesTakeTheirRulesWithThem() throws Exception {
    addRules(NUMBERS);
    for (int i = 0; i < 100; i++) {
      context.getRouteController().stopRoute("rule-" + i);
    }

    assertThat(send(event(99)).getException()).isInstanceOf(NoRuleMatchedException.class);
    assertThat(send(event(100)).getException()).isNull();
    assertThat(called).containsExactly("rule-100");
  }

  @Test
  @Timeout(60)
  void noEventMissesItsRuleWhileOthersComeAndGo() throws Exception {
    rule("steady", "{\"source\":[\"steady\"],\"detail\":{\"state\":[\"running\"]}}");
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch sending = new CountDownLatch(1);
    CompletableFuture<Integer> sender =
        CompletableFuture.supplyAsync(
            () -> {
              int sent = 0;
              while (!done.get()) {
                assertThat(
                        send("{\"source\":\"steady\",\"detail\":{\"state\":\"running\"}}")
                            .getException())
                    .isNull();
                sent++;
                sending.countDown();
              }
              return sent;
            });
    assertThat(sending.await(10, SECONDS)).isTrue();

    addRules(STATES);
    for (int i = 0; i < 100; i++) {
      context.getRouteController().stopRoute("rule-" + i);
    }
    done.set(true);

    assertThat(called).hasSize(sender.get(10, SECONDS)).containsOnly("steady");
  }
}
