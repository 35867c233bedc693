package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.signalbox.testing.Events;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the log says where every message fails. */
@Tag("waits")
class LogOfFailuresTest {

  private static final int EVENTS = 40;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> shown = new ListAppender<>();
  private Instant now = Instant.now();
  private final LimitedAppender limited = new LimitedAppender(() -> now);

  @BeforeEach
  void listen() {
    shown.setContext(context);
    shown.start();
    limited.setContext(context);
    limited.addAppender(shown);
    limited.start();
    root.addAppender(limited);
  }

  @AfterEach
  void stop() {
    root.detachAppender(limited);
    limited.stop();
  }

  @Test
  void aStormOfDeadLettersIsALineAMinute() {
    try (TestSignalbox signalbox = TestSignalbox.start(data, Map.of())) {
      StringJoiner events = new StringJoiner(",", "[", "]");
      for (int i = 0; i < EVENTS; i++) {
        events.add(Events.ec2("s-" + i, "i-" + i, "").toString());
      }
      signalbox.http().post(events.toString());
      await().atMost(LONG).until(() -> signalbox.deadLetters("Spool").size() == EVENTS);
    }
    passAMinute();

    assertThat(lines("io.signalbox.errors"))
        .containsExactly(
            "Dead letter of spool: detail.state is missing",
            (EVENTS - 1)
                + " more like this; the latest: Dead letter of spool: detail.state is missing");
  }

  @Test
  void aMailServerThatIsDownIsALineAMinute() {
    Map<String, String> keys =
        Map.of(
            "delivery.email.transport", "smtp",
            "delivery.email-smtp.port", Integer.toString(Ports.free()),
            "delivery.circuit-breaker.failure-count", "1000",
            "channel.max-receive-count", "2");
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      for (int i = 0; i < 3; i++) {
        signalbox.http().post(Events.ec2("m-" + i, "i-" + i, "stopped").toString());
      }
      String queue = "OrgResourceEventsNotification";
      await().atMost(LONG).until(() -> signalbox.deadLetters(queue).size() == 3);
    }
    passAMinute();

    assertThat(lines("io.signalbox.errors"))
        .hasSize(4)
        .satisfies(
            lines -> {
              assertThat(lines.get(0))
                  .startsWith(
                      "org-resource-events-notification waits and tries again: MailConnect");
              assertThat(lines.get(1))
                  .startsWith("org-resource-events-notification gives back to its queue: Mail");
              assertThat(lines.subList(2, 4))
                  .allMatch(line -> line.matches("\\d+ more like this; the latest: .*"));
            });
  }

  @Test
  void aTopicThatIsDownIsALineAMinute() {
    try (AwsServer aws = AwsServer.start();
        SqsClient sqs = aws.client(SqsClient.builder()).build();
        TestSignalbox signalbox = TestSignalbox.start(data, aws(aws))) {
      aws.faults().fail(Integer.MAX_VALUE, "Publish", 403, "ExpiredToken");
      aws.faults().fail(Integer.MAX_VALUE, "PublishBatch", 403, "ExpiredToken");
      String queue = sqs.getQueueUrl(q -> q.queueName("AwsServiceEvents")).queueUrl();
      for (int i = 0; i < EVENTS; i++) {
        String event = Events.ec2("t-" + i, "i-" + i, "stopped").toString();
        sqs.sendMessage(s -> s.queueUrl(queue).messageBody(event));
      }
      await()
          .atMost(LONG)
          .until(() -> aws.calls().getOrDefault("ChangeMessageVisibilityBatch", 0) > 3);
      assertThat(signalbox.context().isStarted()).isTrue();
    }
    passAMinute();

    List<String> lines = lines("");
    assertThat(lines).hasSizeLessThanOrEqualTo(8);
    assertThat(lines)
        .anyMatch(line -> line.startsWith("aws-service-events waits and tries again: SnsException"))
        .anyMatch(line -> line.matches("\\d+ more like this; the latest: aws-service-events .*"));
  }

  private static Map<String, String> aws(AwsServer aws) {
    return Map.of(
        "profile", "aws",
        "aws.region", AwsServer.REGION,
        "aws.endpoint", aws.endpoint().toString(),
        "aws.sqs.wait-time-seconds", "1",
        "channel.create", "true",
        "intake.http.port", "");
  }

  private void passAMinute() {
    now = now.plus(Duration.ofMinutes(1));
    limited.tellCounts();
  }

  private List<String> lines(String logger) {
    return List.copyOf(shown.list).stream()
        .filter(event -> event.getLoggerName().startsWith(logger))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
