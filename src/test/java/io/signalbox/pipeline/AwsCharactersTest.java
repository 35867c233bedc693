package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import java.nio.file.Path;
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

/**
 * Characters that SQS has none of. They come in JSON's escapes, and SNS would take them and then
 * not deliver them.
 */
@Tag("waits")
class AwsCharactersTest {

  /** As JSON escapes it. */
  private static final String NUL = "\\u0000";

  @TempDir static Path data;
  private static AwsEstate estate;

  @BeforeAll
  static void start() {
    estate = new AwsEstate().start(data, Map.of());
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

  @ParameterizedTest
  @ValueSource(strings = {NUL, "\\u001b", "\\ufffe", "\\uffff", "\\ud800", "\\udc00\\ud800"})
  void wordsAreCleanedOfThem(String refused) throws Exception {
    int mails = estate.aws().mails().size();
    String event =
        Events.ec2("c-1" + mails, "i-1", "stopped")
            .toString()
            .replace("\"instance-id\":\"i-1\"", "\"instance-id\":\"i" + refused + "1\"");

    estate.send(AwsEstate.INTAKE, event);

    Message machine = estate.take(AwsEstate.MACHINES, 1).get(0);
    assertThat(machine.body()).isEqualTo(Events.csv("i-1", "stopped"));
    assertThat(AwsEstate.attributes(machine))
        .containsEntry("summary", "EC2 instance i 1 is stopped");
    estate.awaitMails(mails + 1);
    assertThat(estate.aws().mails().get(mails).configurationSet()).isNull();
    assertThat(estate.aws().mails().get(mails).message().getSubject())
        .isEqualTo("EC2 instance i 1 is stopped");
  }

  @ParameterizedTest
  @ValueSource(strings = {NUL, "\\ufffe", "\\ud800"})
  void anIdThatHasOneIsADeadLetter(String refused) {
    String event = Events.ec2("c-2", "i-1", "stopped").toString().replace("c-2", "c" + refused);

    estate.send(AwsEstate.INTAKE, event);

    Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo(event);
    assertThat(AwsEstate.attributes(letter))
        .containsEntry("reason", "id is not one line of 1 to 256 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {NUL, "\\ufffe", "\\ud800"})
  void aResourceThatHasOneIsADeadLetter(String refused) {
    String event =
        Events.ec2("c-3", "i-1", "stopped")
            .toString()
            .replace("instance/i-1", "instance/i" + refused + "1");

    estate.send(AwsEstate.INTAKE, event);

    Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo(event);
    assertThat(AwsEstate.attributes(letter).get("reason"))
        .startsWith("not a standard event: resource: does not match");
  }

  @ParameterizedTest
  @ValueSource(strings = {NUL, "\\ufffe", "\\ud800"})
  void aReasonThatWouldTellOfOneIsCleanedOfIt(String refused) {
    String event =
        "{\"source\":\"s\",\"detail-type\":\"t\",\"time\":\"no%stime\",\"detail\":{}}"
            .formatted(refused);

    estate.send(AwsEstate.INTAKE, event);

    Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo(event);
    assertThat(AwsEstate.attributes(letter).get("reason")).endsWith(": no time");
  }

  @Test
  void aDeadLetterIsTheEnvelopeThatItCameInAndNotWhatItMayNotSend() {
    ObjectNode envelope = Json.MAPPER.createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("TopicArn", AwsEstate.topicArn("Another"));
    envelope.put("Message", "not csv \0");

    estate.send(AwsEstate.PEOPLE, envelope.toString());

    Message letter = estate.take(AwsEstate.PEOPLE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo(envelope.toString());
    assertThat(AwsEstate.attributes(letter)).containsKeys("reason", "hop", "failed-at");
  }

  @Test
  void aNotificationWithThemIsAMail() throws Exception {
    int mails = estate.aws().mails().size();
    ObjectNode envelope = Json.MAPPER.createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("TopicArn", AwsEstate.topicArn("Another"));
    envelope.put("Subject", "a\0b");
    envelope.put("Message", "text \0");

    estate.send(AwsEstate.NOTIFICATIONS, envelope.toString());

    estate.awaitMails(mails + 1);
    assertThat(estate.aws().mails().get(mails).message().getSubject()).isEqualTo("a b");
  }
}
