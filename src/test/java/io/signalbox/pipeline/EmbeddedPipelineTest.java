package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.TestSignalbox;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.telemetry.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events in by HTTP, CSV and mail out, all over the embedded broker. */
class EmbeddedPipelineTest {

  @TempDir Path data;
  private TestSignalbox signalbox;

  @BeforeEach
  void start() {
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "channel.ignore.patterns",
                "[{\"source\":[\"aws.ec2\"],\"detail\":{\"instance-id\":[\"i-ignored\"]}}]"));
  }

  @AfterEach
  void stop() {
    signalbox.close();
  }

  @Test
  void anEventBecomesACsvLineAndAMail() throws Exception {
    var answer = signalbox.http().post(Events.ec2("e-1", "i-1", "running").toString());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"ids\":[\"e-1\"]}");
    await().until(() -> signalbox.out().mails().size() == 1);
    assertThat(signalbox.out().csv()).containsExactly(Events.csv("i-1", "running"));
    MimeMessage mail = signalbox.out().mails().get(0);
    assertThat(mail.getSubject()).isEqualTo("EC2 instance i-1 is running");
    assertThat(text(mail))
        .isEqualToNormalizingNewlines(
            """
            Infrastructure Source: AWS EC2
            Resource Identifier: Instance ID "i-1" in AWS Region "eu-central-1"
            Event: New State: RUNNING
            """);
  }

  @Test
  void anEventOfSeveralResourcesIsAStandardEventForEach() {
    ObjectNode event = Events.ec2("e-2", "i-1", "stopped");
    event.withArray("resources").add(Events.arn("i-2"));

    signalbox.http().post(event.toString());

    await().until(() -> signalbox.out().csv().size() == 2);
    assertThat(signalbox.out().csv())
        .containsExactlyInAnyOrder(Events.csv("i-1", "stopped"), Events.csv("i-2", "stopped"));
  }

  @Test
  void aRepeatedEventIsDroppedAndCountedEvenAfterARestart() {
    String event = Events.ec2("e-3", "i-1", "running").toString();
    signalbox.http().post(event);
    await().until(() -> signalbox.out().csv().size() == 1);

    signalbox.http().post(event);
    await().until(() -> signalbox.count("signalbox.events.duplicate") == 1);
    signalbox.close();
    signalbox = TestSignalbox.start(data, Map.of());
    signalbox.http().post(event);
    await().until(() -> signalbox.count("signalbox.events.duplicate") == 1);

    assertThat(signalbox.out().csv()).hasSize(1);
  }

  @Test
  void theSameIdFromAnotherSourceIsAnotherEvent() {
    ObjectNode other = example("succeeded");
    other.put("id", "e-4");
    signalbox.http().post(Events.ec2("e-4", "i-1", "running").toString());
    signalbox.http().post(other.toString());

    await().until(() -> signalbox.out().csv().size() == 2);
  }

  @Test
  void anIgnoredEventGoesNoFurtherAndIsCounted() {
    signalbox.http().post(Events.ec2("e-5", "i-ignored", "running").toString());
    signalbox.http().post(Events.ec2("e-6", "i-1", "running").toString());

    await().until(() -> signalbox.count("signalbox.events.ignored") == 1);
    await().until(() -> signalbox.out().mails().size() == 1);
    assertThat(signalbox.out().csv()).containsExactly(Events.csv("i-1", "running"));
  }

  @Test
  void anEventThatItsSourceCannotReadIsADeadLetterWithItsReasonAndUntouched() {
    ObjectNode event = Events.ec2("e-7", "i-1", "running");
    ((ObjectNode) event.get("detail")).remove("state");

    signalbox.http().post(event.toString());

    await().until(() -> signalbox.deadLetters("Spool").size() == 1);
    DeadLetter letter = signalbox.deadLetters("Spool").get(0);
    assertThat(letter.reason()).isEqualTo("detail.state is missing");
    assertThat(letter.hop()).isEqualTo("spool");
    assertThat(letter.failedAt()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(Json.read(letter.original())).isEqualTo(event);
  }

  @Test
  void anEventThatNoSourceUnderstandsIsADeadLetterAndHoldsUpNoOther() {
    ObjectNode unknown = Events.ec2("e-8", "i-1", "running");
    unknown.put("source", "com.example.unknown").putObject("detail").put("size", 7);
    String batch =
        Json.MAPPER
            .createArrayNode()
            .add(unknown)
            .add(Events.ec2("e-9", "i-9", "running"))
            .toString();

    signalbox.http().post(batch);

    await().until(() -> signalbox.out().csv().equals(List.of(Events.csv("i-9", "running"))));
    await().until(() -> signalbox.deadLetters("Spool").size() == 1);
    assertThat(signalbox.deadLetters("Spool").get(0).reason())
        .startsWith("no state: looked in detail for state, status");
  }

  @Test
  void aStandardEventThatIsNotOneIsADeadLetter() {
    ObjectNode event = Events.ec2("e-10", "i-1", "=cmd(1)");

    signalbox.http().post(event.toString());

    await().until(() -> signalbox.deadLetters("Spool").size() == 1);
    assertThat(signalbox.deadLetters("Spool").get(0).reason())
        .startsWith("not a standard event: state: does not match the regex pattern");
    assertThat(signalbox.out().csv()).isEmpty();
  }

  @Test
  void anotherApplicationsEventIsTakenByTheExampleSource() throws Exception {
    signalbox.http().post(example("failed").toString());

    await().until(() -> signalbox.out().mails().size() == 1);
    assertThat(signalbox.out().csv())
        .containsExactly("com.example.shop,arn:onprem:shop:main::service/basket,failed");
    assertThat(text(signalbox.out().mails().get(0)))
        .contains(
            "Infrastructure Source: com.example.shop",
            "Event: New State: FAILED",
            "Summary: basket 1.2: deployment failed");
  }

  @Test
  void whatIsOnThePeoplesQueueAndNoStandardEventIsADeadLetter() {
    String queue = "{{channel.org-resource-events.out}}";
    signalbox.producer().sendBodyAndHeader(queue, "only,two", "event-id", "e-11");

    await().until(() -> signalbox.deadLetters("OrgResourceEventsMessaging").size() == 1);
    DeadLetter letter = signalbox.deadLetters("OrgResourceEventsMessaging").get(0);
    assertThat(letter.hop()).isEqualTo("org-resource-events-messaging");
    assertThat(letter.original()).isEqualTo("only,two");
  }

  @Test
  void withoutACollectorNothingOfTracesIsInTheRoutes() {
    CamelContext context = signalbox.context();

    assertThat(context.hasService(Tracer.class)).isNull();
    assertThat(context.getCamelContextExtension().getInterceptStrategies()).isEmpty();
    assertThat(context.getManagementStrategy().getEventNotifiers()).isEmpty();
  }

  private static ObjectNode example(String result) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("source", "com.example.shop");
    event.put("detail-type", "Deployment Finished");
    event.putObject("detail").put("service", "basket").put("version", "1.2").put("result", result);
    return event;
  }

  private static String text(MimeMessage mail) throws Exception {
    return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
  }
}
