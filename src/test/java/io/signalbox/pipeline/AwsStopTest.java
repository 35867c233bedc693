package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A stop in the middle of a backlog, with a visibility timeout that nothing may wait for. */
@Tag("waits")
class AwsStopTest {

  private static final int EVENTS = 400;

  @TempDir Path data;

  @Test
  void whatHasNotBegunIsAtOnceThereForOthersAndWhatIsDoneIsNot() {
    try (AwsServer aws = AwsServer.start();
        SqsClient sqs = aws.client(SqsClient.builder()).build()) {
      Queue in = new Queue(sqs, "AwsServiceEvents");
      Queue machines = new Queue(sqs, "OrgResourceEvents");
      Queue people = new Queue(sqs, "OrgResourceEventsMessaging");
      in.fill(IntStream.range(0, EVENTS).mapToObj(AwsStopTest::event).toList());

      TestSignalbox signalbox = TestSignalbox.start(data, keys(aws));
      try {
        await().atMost(Duration.ofSeconds(20)).until(() -> machines.visible() >= 20);
      } finally {
        signalbox.close();
      }

      List<Queue> all =
          List.of(in, machines, people, new Queue(sqs, "OrgResourceEventsNotification"));
      assertThat(all).allSatisfy(queue -> assertThat(queue.visible()).isEqualTo(queue.size()));
      assertThat(in.size()).as("left for others").isPositive();
      List<String> lines = new ArrayList<>(machines.bodies());
      in.bodies().stream().map(AwsStopTest::line).forEach(lines::add);
      assertThat(lines).doesNotHaveDuplicates().hasSize(EVENTS);
      int done = lines.size() - in.size();
      assertThat(aws.mails()).hasSizeLessThanOrEqualTo(done);
      // what was not yet told is on a queue or in the database
      TestSignalbox next = TestSignalbox.start(data, keys(aws));
      try {
        await().atMost(Duration.ofSeconds(120)).until(() -> aws.mails().size() == done);
      } finally {
        next.close();
      }
    }
  }

  private static String event(int number) {
    return Events.ec2("s-" + number, "i-" + number, "running").toString();
  }

  private static String line(String event) {
    String instance = event.replaceAll(".*\"instance-id\":\"([^\"]*)\".*", "$1");
    return Events.csv(instance, "running");
  }

  private static Map<String, String> keys(AwsServer aws) {
    return Map.of(
        "profile", "aws",
        "aws.region", AwsServer.REGION,
        "aws.endpoint", aws.endpoint().toString(),
        "aws.sqs.visibility-timeout-seconds", "600",
        "channel.create", "true",
        "channel.consumers", "5",
        "intake.http.port", "",
        // on a busy machine more are to be told after the stop than a reader would be sent at once
        "notifications.default.max-per-hour", "0");
  }
}
