package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.testing.Events;
import jakarta.mail.Multipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Messages as large as SQS (1 MiB) and SNS (256 KiB) take them. */
@Tag("waits")
class AwsLargeMessagesTest {

  private static final int SQS = 1_048_576;
  private static final int SNS = 262_144;

  @TempDir static Path data;
  private static AwsEstate estate;

  @BeforeAll
  static void start() throws Exception {
    Path templates = Files.createDirectories(data.resolve("templates"));
    // words of 300 KiB, more than SNS takes
    Files.writeString(
        templates.resolve("event.txt.ftl"),
        "${event.source}<#list 1..300 as kilobyte>${(\"x\")?left_pad(1024)}</#list>");
    estate =
        new AwsEstate()
            .start(data, Map.of("notifications.template-directory", templates.toString()));
  }

  @AfterAll
  static void stop() {
    estate.close();
  }

  @AfterEach
  void nothingIsLeftOver() {
    estate.awaitEmpty(AwsEstate.INTAKE);
    estate.awaitEmpty(AwsEstate.PEOPLE);
    estate.awaitEmpty(AwsEstate.NOTIFICATIONS);
    assertThat(estate.deadLetters()).isZero();
    assertThat(estate.aws().undelivered()).isEmpty();
  }

  @Test
  void anEventAsLargeAsSqsTakesComesOut() {
    estate.send(AwsEstate.INTAKE, event("l-1", SQS));

    assertThat(estate.take(AwsEstate.MACHINES, 1).get(0).body())
        .isEqualTo(Events.csv("i-1", "stopped"));
  }

  @Test
  void anEventAsLargeAsSnsTakesComesOut() {
    estate.publish(event("l-2", SNS));

    assertThat(estate.take(AwsEstate.MACHINES, 1).get(0).body())
        .isEqualTo(Events.csv("i-1", "stopped"));
  }

  @Test
  void aDeadLetterHasItsReasonWhereThereIsRoom() {
    String original = "x".repeat(SQS - 4_096);

    estate.send(AwsEstate.INTAKE, original);

    Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo(original);
    assertThat(AwsEstate.attributes(letter)).containsOnlyKeys("reason", "hop", "failed-at");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 100})
  void whereThereIsNoRoomADeadLetterIsTheOriginalAlone(int room) {
    String original = "x".repeat(SQS - room);

    estate.send(AwsEstate.INTAKE, original);

    Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo(original);
    assertThat(letter.messageAttributes()).isEmpty();
  }

  @Test
  void anOriginalWithAttributesKeepsThem() {
    Map<String, String> attributes = new HashMap<>();
    for (String name : new String[] {"event-id", "severity", "account", "subject", "summary"}) {
      attributes.put(name, "v");
    }
    // each counts with its name, the type String and the value
    int room = attributes.keySet().stream().mapToInt(name -> name.length() + 7).sum();
    String original = "x".repeat(SQS - room);

    estate.send(AwsEstate.PEOPLE, original, attributes);

    Message letter = estate.take(AwsEstate.PEOPLE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo(original);
    assertThat(AwsEstate.attributes(letter)).isEqualTo(attributes);
  }

  @Test
  void nineAttributesOfItsOwnLeaveADeadLetterOneForTheReason() {
    Map<String, String> attributes = new HashMap<>();
    String names = "event-id,event-time,event-type,severity,account,region,summary,subject,html";
    for (String name : names.split(",")) {
      attributes.put(name, "v");
    }

    estate.send(AwsEstate.PEOPLE, "not,csv", attributes);

    Message letter = estate.take(AwsEstate.PEOPLE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo("not,csv");
    attributes.put(
        "reason", "IllegalArgumentException: Some mandatory fields are missing, line: 1");
    assertThat(AwsEstate.attributes(letter)).isEqualTo(attributes);
  }

  @Test
  void aDeadLetterQueueThatTakesLessGetsWhatSqsItselfMoves() {
    String url =
        estate.sqs().getQueueUrl(q -> q.queueName(AwsEstate.INTAKE + "-DeadLetter")).queueUrl();
    limit(url, 1_024);
    try {
      estate.send(AwsEstate.INTAKE, "x".repeat(2_000));

      Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
      assertThat(letter.body()).hasSize(2_000);
      assertThat(letter.messageAttributes()).isEmpty();
    } finally {
      limit(url, SQS);
    }
  }

  @Test
  void aNotificationTooLargeForItsTopicIsToldInPlainWords() throws Exception {
    ObjectNode event = Events.ec2("l-3", "i-1", "stopped");
    event.put("source", "aws.other").put("detail-type", "Other");
    int before = estate.aws().mails().size();

    estate.send(AwsEstate.INTAKE, event.toString());

    estate.take(AwsEstate.MACHINES, 1);
    estate.awaitMails(before + 1);
    Multipart parts = (Multipart) estate.aws().mails().get(before).message().getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains(
            "Infrastructure Source: aws.other",
            "Event: New State: STOPPED",
            "could not be published: InvalidParameterException: Invalid parameter: Message too"
                + " long");
  }

  @Test
  void aNotificationAsLargeAsSqsTakesIsAMail() throws Exception {
    int before = estate.aws().mails().size();
    String text = "text ".repeat(SQS / 5);

    estate.send(AwsEstate.NOTIFICATIONS, text);

    estate.awaitMails(before + 1);
    Multipart parts = (Multipart) estate.aws().mails().get(before).message().getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text);
  }

  @Test
  void oneOfVeryManyLinesIsAMailWhoseHtmlIsShortened() throws Exception {
    int before = estate.aws().mails().size();
    // in HTML each line is a paragraph of its own, and all would be more than SES takes
    String text = "x\n".repeat(500_000);

    estate.send(AwsEstate.NOTIFICATIONS, text);

    estate.awaitMails(before + 1);
    Multipart parts = (Multipart) estate.aws().mails().get(before).message().getContent();
    assertThat(((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n")).isEqualTo(text);
    assertThat((String) parts.getBodyPart(1).getContent()).hasSizeLessThan(5_000_000);
  }

  private static void limit(String url, int bytes) {
    estate
        .sqs()
        .setQueueAttributes(
            q ->
                q.queueUrl(url)
                    .attributes(
                        Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, Integer.toString(bytes))));
  }

  /** An event of so many bytes. */
  private static String event(String id, int bytes) {
    ObjectNode event = Events.ec2(id, "i-1", "stopped");
    event.withObject("/detail").put("large", "");
    int padding = bytes - event.toString().length();
    event.withObject("/detail").put("large", "x".repeat(padding));
    return event.toString();
  }
}
