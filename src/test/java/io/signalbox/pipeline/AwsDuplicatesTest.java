package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Deliveries of the same message, which SQS and SNS promise to be one or more. */
@Tag("waits")
class AwsDuplicatesTest {

  @TempDir Path data;
  private final AwsEstate estate = new AwsEstate();
  private final String event = Events.ec2("d-1", "i-1", "stopped").toString();

  @BeforeEach
  void start() {
    estate.start(data, Map.of());
  }

  @AfterEach
  void stop() {
    estate.close();
  }

  @Test
  void aLaterDeliveryIsDropped() {
    estate.send(AwsEstate.INTAKE, event);
    assertThat(estate.take(AwsEstate.MACHINES, 1)).hasSize(1);

    estate.send(AwsEstate.INTAKE, event);
    estate.awaitEmpty(AwsEstate.INTAKE);

    assertThat(duplicates()).isEqualTo(1);
    assertThat(estate.take(AwsEstate.MACHINES)).isEmpty();
  }

  @Test
  void deliveriesAtOnceAreNeverNoneAndAllHaveTheSameId() {
    int deliveries = 8;
    estate.aws().faults().fail(6, "Publish", 403, "ExpiredToken");
    estate.aws().faults().fail(6, "PublishBatch", 403, "ExpiredToken");
    for (int i = 0; i < deliveries; i++) {
      estate.send(AwsEstate.INTAKE, event);
    }
    estate.awaitEmpty(AwsEstate.INTAKE);

    int published = deliveries - duplicates();
    List<Message> machines = estate.take(AwsEstate.MACHINES, published);
    assertThat(machines)
        .hasSize(published)
        .isNotEmpty()
        .allSatisfy(
            message -> assertThat(AwsEstate.attributes(message)).containsEntry("event-id", "d-1"));
    estate.send(AwsEstate.INTAKE, event);
    estate.awaitEmpty(AwsEstate.INTAKE);
    assertThat(duplicates()).isEqualTo(deliveries + 1 - published);
    assertThat(estate.take(AwsEstate.MACHINES)).isEmpty();
  }

  @Test
  void whatSnsPublishedWithoutSayingSoIsPublishedOnceMore() {
    estate.aws().faults().loseReply(1, "Publish");

    estate.send(AwsEstate.INTAKE, event);

    assertThat(estate.take(AwsEstate.MACHINES, 2))
        .hasSize(2)
        .allSatisfy(
            message -> assertThat(AwsEstate.attributes(message)).containsEntry("event-id", "d-1"));
  }

  /** Its visibility timeout ends while it is deleted in vain: its mail goes out again. */
  @Test
  void aNotificationThatCannotBeDeletedIsMailedAgainButNotForEver() {
    estate.aws().faults().fail(12, "DeleteMessageBatch", 503, "ServiceUnavailable");

    estate.send(AwsEstate.NOTIFICATIONS, "text");

    await().atMost(Duration.ofSeconds(30)).until(() -> estate.aws().mails().size() == 2);
    estate.awaitEmpty(AwsEstate.NOTIFICATIONS);
    assertThat(estate.aws().mails()).hasSize(2);
    assertThat(estate.deadLetters()).isZero();
  }

  private int duplicates() {
    return estate.signalbox().count("signalbox.events.duplicate");
  }
}
