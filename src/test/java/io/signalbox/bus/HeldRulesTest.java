package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Rules are replaced while events come. */
class HeldRulesTest extends BusTestSupport {

  private static final String EC2 = "{\"source\":[\"aws.ec2\"]}";
  private static final String S3 = "{\"source\":[\"aws.s3\"]}";

  @Test
  void anEventWaitsForTheSuccessorOfTheRuleThatTakesIt() throws Exception {
    rule("a", EC2);
    fallback("rest");
    CompletableFuture<Exchange> sent;
    try (HeldRules held = hold("a")) {
      end("a");
      sent = sendInBackground();

      send("{\"source\":\"aws.s3\"}");
      assertThat(called).containsExactly("rest");
      assertThat(sent).isNotDone();
      rule("a", EC2);

      assertThat(sent.get().getException()).isNull();
      assertThat(held.isIdle("a")).isTrue();
    }
    send(EC2_EVENT);
    assertThat(called).containsExactly("rest", "a", "a");
  }

  @Test
  void withoutASuccessorTheFallbackGetsIt() throws Exception {
    rule("a", EC2);
    fallback("rest");
    HeldRules held = hold("a");
    end("a");
    CompletableFuture<Exchange> sent = sendInBackground();
    held.close();

    assertThat(sent.get().getException()).isNull();
    assertThat(called).containsExactly("rest");
  }

  @Test
  void aSuccessorThatDoesNotTakeItLeavesItToTheOthers() throws Exception {
    rule("a", EC2);
    fallback("rest");
    HeldRules held = hold("a");
    end("a");
    CompletableFuture<Exchange> sent = sendInBackground();
    rule("a", S3);
    held.close();

    assertThat(sent.get().getException()).isNull();
    assertThat(called).containsExactly("rest");
  }

  @Test
  void aRuleThatStaysGetsWhatHasWaited() throws Exception {
    rule("a", EC2);
    HeldRules held = hold("a");
    CompletableFuture<Exchange> sent = sendInBackground();
    assertThat(called).isEmpty();
    held.close();

    assertThat(sent.get().getException()).isNull();
    assertThat(called).containsExactly("a");
  }

  @Test
  void aRuleIsIdleOnlyWhenWhatItTookBeforeIsDone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    rule(
        "a",
        EC2,
        exchange -> {
          begun.countDown();
          end.await();
        });
    CompletableFuture<Exchange> sent = sendInBackground();
    begun.await();
    try (HeldRules held = hold("a")) {
      assertThat(held.isIdle("a")).isFalse();
      end.countDown();
      sent.get();
      await().until(() -> held.isIdle("a"));
    }
  }

  private HeldRules hold(String rule) {
    HeldRules held = context.getComponent("bus", BusComponent.class).hold();
    held.add(rule);
    return held;
  }

  private void end(String route) throws Exception {
    context.getRouteController().stopRoute(route);
    context.removeRoute(route);
  }

  private CompletableFuture<Exchange> sendInBackground() {
    return CompletableFuture.supplyAsync(() -> send(EC2_EVENT));
  }
}
