package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Http;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.PutEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Events that come back: over a bus, and from other Signalboxes. */
class LoopTest {

  private static final int EVENTS = 50;
  private static final String ECHO = "signalbox.events.echo";
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path here;
  @TempDir Path there;
  @TempDir Path elsewhere;
  private final AwsServer aws = AwsServer.start();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aBusThatGivesEverythingBackGetsEachEventOnce() {
    try (AwsEstate estate = new AwsEstate(aws, "One")) {
      start(estate, here, "one.").takeIn("{\"account\": [{\"exists\": true}]}");

      events().forEach(estate::publish);

      await().atMost(LONG).until(() -> estate.signalbox().count(ECHO) == EVENTS);
      estate.awaitEmpty(AwsEstate.INTAKE);
      assertThat(sources()).hasSize(EVENTS).containsOnly("one.aws.ec2");
      assertThat(machines(estate)).containsExactlyInAnyOrderElementsOf(lines());
      assertThat(estate.deadLetters()).isZero();
      assertThat(estate.signalbox().count("signalbox.events.duplicate")).isZero();
    }
    assertThat(aws.undelivered()).isEmpty();
  }

  @Test
  void twoThatTakeInEachOthersEventsHandEachOnOnce() {
    try (AwsEstate one = new AwsEstate(aws, "One");
        AwsEstate two = new AwsEstate(aws, "Two")) {
      start(one, here, "one.").takeIn(prefix("two."));
      start(two, there, "two.").takeIn(prefix("one."));

      events().forEach(one::publish);

      await().atMost(LONG).until(() -> one.signalbox().count(ECHO) == EVENTS);
      one.awaitEmpty(AwsEstate.INTAKE);
      two.awaitEmpty(AwsEstate.INTAKE);
      assertThat(sources().stream().filter("one.aws.ec2"::equals)).hasSize(EVENTS);
      assertThat(sources().stream().filter("two.aws.ec2"::equals)).hasSize(EVENTS);
      assertThat(sources()).hasSize(2 * EVENTS);
      assertThat(machines(one)).containsExactlyInAnyOrderElementsOf(lines());
      assertThat(machines(two)).containsExactlyInAnyOrderElementsOf(lines());
      assertThat(two.signalbox().count(ECHO)).isZero();
    }
  }

  @Test
  void whatWasHandedOnTooOftenIsADeadLetter() {
    try (AwsEstate one = new AwsEstate(aws, "One");
        AwsEstate two = new AwsEstate(aws, "Two");
        AwsEstate three = new AwsEstate(aws, "Three")) {
      start(one, here, "one.");
      start(two, there, "two.").takeIn(prefix("one."));
      three.start(elsewhere, Map.of("channel.max-hops", "1")).takeIn(prefix("two."));

      one.publish(event(0));

      Message letter = three.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
      assertThat(AwsEstate.attributes(letter).get("reason"))
          .startsWith("handed on 2 times, more than channel.max-hops=1: ")
          .endsWith("TwoAwsServiceEvents");
      assertThat(two.take(AwsEstate.MACHINES, 1)).hasSize(1);
      assertThat(three.size(AwsEstate.MACHINES)).isZero();
    }
  }

  @Test
  void oneEventByTwoWaysIsOneEvent() {
    try (AwsEstate one = new AwsEstate(aws, "One");
        AwsEstate two = new AwsEstate(aws, "Two")) {
      start(one, here, "one.");
      start(two, there, "two.").takeIn(prefix("one."));
      two.publish(event(0));
      await().atMost(LONG).until(() -> sources().equals(List.of("two.aws.ec2")));
      two.awaitEmpty(AwsEstate.INTAKE);

      one.publish(event(0));

      await().atMost(LONG).until(() -> two.signalbox().count("signalbox.events.duplicate") == 1);
      assertThat(machines(two)).containsExactly(lines().get(0));
    }
  }

  @Test
  void twoThatSendEachOtherCloudEventsSendEachOnce() {
    int port = Ports.free();
    try (TestSignalbox two = TestSignalbox.start(there, sendingTo(port));
        TestSignalbox one =
            TestSignalbox.start(here, with(sendingTo(two), "intake.http.port", port))) {
      new Http(port).post("[" + String.join(",", events()) + "]");

      await().atMost(LONG).until(() -> one.count(ECHO) == EVENTS);
      await().atMost(LONG).until(() -> two.out().csv().size() >= EVENTS);
      assertThat(one.out().csv()).containsExactlyInAnyOrderElementsOf(lines());
      assertThat(two.out().csv()).containsExactlyInAnyOrderElementsOf(lines());
      assertThat(two.count(ECHO)).isZero();
      assertThat(two.count("signalbox.events.duplicate")).isZero();
      assertThat(one.deadLetters("Spool")).isEmpty();
      assertThat(two.deadLetters("Spool")).isEmpty();
    }
  }

  private static AwsEstate start(AwsEstate estate, Path data, String prefix) {
    return estate.start(
        data,
        Map.of(
            // longer than a busy machine takes: what is seen again is published again
            "aws.sqs.visibility-timeout-seconds",
            "120",
            "channel.org-resource-events.recipients",
            "{{channel.org-resource-events.out}},direct:eventbridge",
            "channel.eventbridge.source-prefix",
            prefix));
  }

  private static Map<String, String> sendingTo(TestSignalbox other) {
    return sendingTo(other.http().events().getPort());
  }

  private static Map<String, String> sendingTo(int port) {
    return Map.of(
        "channel.org-resource-events.recipients",
        "{{channel.org-resource-events.out}},direct:cloudevents",
        "channel.cloudevents.url",
        "http://127.0.0.1:%d/events".formatted(port));
  }

  private static Map<String, String> with(Map<String, String> keys, String key, int value) {
    Map<String, String> all = new HashMap<>(keys);
    all.put(key, Integer.toString(value));
    return all;
  }

  private static String prefix(String prefix) {
    return "{\"source\": [{\"prefix\": \"%s\"}]}".formatted(prefix);
  }

  private static List<String> events() {
    return IntStream.range(0, EVENTS).mapToObj(LoopTest::event).toList();
  }

  private static String event(int number) {
    return Events.ec2("l-" + number, "i-" + number, "stopped").toString();
  }

  private static List<String> lines() {
    return IntStream.range(0, EVENTS).mapToObj(i -> Events.csv("i-" + i, "stopped")).toList();
  }

  private List<String> sources() {
    return aws.events().stream().map(PutEvent::source).toList();
  }

  /** All that is on the machines' queue. */
  private static List<String> machines(AwsEstate estate) {
    int count = estate.size(AwsEstate.MACHINES);
    return estate.take(AwsEstate.MACHINES, count).stream().map(Message::body).toList();
  }
}
