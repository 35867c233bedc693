package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** What becomes of a backlog while the next hop is away for longer than a queue has patience. */
@Tag("waits")
class AwsOutageTest {

  private static final int BACKLOG = 200;
  private static final int VISIBILITY_SECONDS = 4;
  private static final int MAX_RECEIVES = 4;
  private static final Duration OUTAGE = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir Path data;
  private final AwsEstate estate = new AwsEstate();

  @AfterEach
  void stop() {
    estate.close();
  }

  @Test
  void allEventsComeOutOnceTheTopicIsBack() {
    start();
    estate.aws().faults().fail(Integer.MAX_VALUE, "Publish", 503, "ServiceUnavailable");
    estate.aws().faults().fail(Integer.MAX_VALUE, "PublishBatch", 503, "ServiceUnavailable");
    for (int i = 0; i < BACKLOG; i++) {
      estate.send(AwsEstate.INTAKE, Events.ec2("o-" + i, "i-" + i, "stopped").toString());
    }
    await()
        .during(OUTAGE)
        .atMost(LONG)
        .until(() -> estate.deadLetters() == 0 && estate.size(AwsEstate.INTAKE) == BACKLOG);

    estate.aws().faults().clear();

    Set<String> ids = new TreeSet<>();
    await().atMost(LONG).until(() -> takeIds(ids) && ids.size() == BACKLOG);
    estate.awaitEmpty(AwsEstate.INTAKE);
    await().atMost(LONG).until(() -> estate.aws().mails().size() >= BACKLOG);
    assertThat(estate.deadLetters()).isZero();
  }

  @Test
  void allMailsGoOutOnceSesIsBack() {
    start();
    estate.aws().faults().fail(Integer.MAX_VALUE, "SendRawEmail", 403, "ExpiredToken");
    for (int i = 0; i < BACKLOG; i++) {
      estate.send(
          AwsEstate.NOTIFICATIONS, "text", Map.of("event-id", "o-" + i, "subject", "mail " + i));
    }
    await()
        .during(OUTAGE)
        .atMost(LONG)
        .until(() -> estate.deadLetters() == 0 && estate.size(AwsEstate.NOTIFICATIONS) == BACKLOG);

    estate.aws().faults().clear();

    estate.awaitEmpty(AwsEstate.NOTIFICATIONS);
    assertThat(estate.aws().mails())
        .extracting(mail -> mail.message().getSubject())
        .hasSizeGreaterThanOrEqualTo(BACKLOG)
        .contains("mail 0", "mail " + (BACKLOG - 1));
    assertThat(estate.deadLetters()).isZero();
  }

  private void start() {
    estate.start(
        data,
        Map.of(
            "aws.sqs.visibility-timeout-seconds", Integer.toString(VISIBILITY_SECONDS),
            "channel.max-receive-count", Integer.toString(MAX_RECEIVES),
            // longer than the slowest machine takes: what is given back waits for another half
            // minute
            "errors.retry.max-seconds", "600"));
  }

  private boolean takeIds(Set<String> ids) {
    for (Message message : estate.take(AwsEstate.MACHINES)) {
      ids.add(AwsEstate.attributes(message).get("event-id"));
    }
    return true;
  }
}
