package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of templates that make other channels than the settings name. */
class TemplateCheckTest {

  private static final Path OWN = Path.of("src/main/aws/signalbox.template.yaml");

  /** One channel of four; the others are missing, and are told of in every test. */
  private static final String ONE_CHANNEL =
      """
      Parameters:
        Name:
          Type: String
          Default: AwsServiceEvents
      Resources:
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: {Ref: Name}
        DeadLetters:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: {"Fn::Sub": "${Name}-DeadLetter"}
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: !Ref Name
            VisibilityTimeout: 120
            RedrivePolicy:
              deadLetterTargetArn: {"Fn::GetAtt": [DeadLetters, Arn]}
              maxReceiveCount: 5
        Subscription:
          Type: AWS::SNS::Subscription
          Properties:
            Protocol: sqs
            TopicArn: !Sub ["arn:aws:sns:${AWS::Region}:1:${T}", {T: !Ref Name}]
            Endpoint: !Join [":", ["arn:aws:sqs", !Ref AWS::Region, "1", !Ref Name]]
      """;

  @TempDir private Path directory;

  @Test
  void ourOwnTemplateIsWell() {
    assertThat(problems(Map.of(), OWN)).isEmpty();
  }

  @Test
  void ourOwnTemplateIsWellWithFifoOnBothSides() {
    Settings fifo = Settings.of(Map.of("profile", "aws", "channel.fifo", "true"));

    assertThat(TemplateCheck.problems(fifo, OWN, Map.of("Fifo", "true"))).isEmpty();
    assertThat(lines(TemplateCheck.problems(fifo, OWN, Map.of())))
        .contains(
            at("Resources:")
                + "no topic is named OrgResourceEvents.fifo (channel.org-resource-events.topic)",
            at("  OrgResourceEventsQueue:") + "queue OrgResourceEvents: no key names it")
        .noneMatch(line -> line.contains("AwsServiceEvents"));
    assertThat(lines(problems(Map.of("Fifo", "true"), OWN)))
        .contains(
            at("Resources:")
                + "no queue is named OrgResourceEventsMessaging-DeadLetter, for the dead letters of"
                + " OrgResourceEventsMessaging");
  }

  @Test
  void aFifoQueueIsOneByItsNameAndItsProperty() throws IOException {
    String named = ONE_CHANNEL.replace("${Name}-DeadLetter", "${Name}-DeadLetter.fifo");
    assertThat(problemsOfOneChannel(named))
        .contains(
            "t.yaml:10: queue AwsServiceEvents-DeadLetter.fifo: FifoQueue is not true, but its name"
                + " ends in .fifo");

    String marked = ONE_CHANNEL.replace("TopicName:", "FifoTopic: true\n      TopicName:");
    assertThat(problemsOfOneChannel(marked))
        .containsExactly(
            "t.yaml:6: topic AwsServiceEvents: FifoTopic is true, but its name does not end in"
                + " .fifo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !Equals [!Ref Stage, prod]                                       | true
          {"Fn::Equals": [{Ref: Stage}, test]}                             | false
          !Not [!Equals [!Ref Stage, test]]                                | true
          !Not [!Condition IsProd]                                         | false
          !And [!Condition IsProd, !Equals [a, a]]                         | true
          {"Fn::And": [{Condition: IsProd}, {"Fn::Equals": [a, b]}]}       | false
          !Or [!Equals [a, b], !Condition IsProd]                          | true
          {"Fn::Or": [!Equals [a, b], {"Fn::Not": [{Condition: IsProd}]}]} | false
          !And [!Equals [!ImportValue X, b], !Equals [a, b]]               | false
          !And [!Equals [!ImportValue X, b], !Equals [a, a]]               | unknown
          !Equals [!ImportValue X, prod]                                   | unknown
          !Equals [!Ref Stage]                                             | unknown
          !Not [!Condition Chosen]                                         | unknown
          !Condition Other                                                 | unknown
          """)
  void aConditionChooses(String condition, String holds) throws IOException {
    String template =
        ONE_CHANNEL
            .replace(
                "Resources:",
                """
                  Stage: {Type: String, Default: test}
                Conditions:
                  IsProd: !Equals [!Ref Stage, prod]
                  Chosen: %s
                Resources:"""
                    .formatted(condition))
            .replace("QueueName: !Ref Name", "QueueName: !If [Chosen, Yes, No]");
    Path file = Files.writeString(directory.resolve("t.yaml"), template);

    List<String> lines = lines(problems(Map.of("Stage", "prod"), file));

    String told =
        switch (holds) {
          case "true" -> "queue Yes: no key names it";
          case "false" -> "queue No: no key names it";
          default -> "Queue: its name does not follow from the file";
        };
    assertThat(lines).anyMatch(line -> line.endsWith(told));
  }

  @Test
  void aParameterThatTheTemplateDoesNotHave() {
    assertThatThrownBy(() -> problems(Map.of("Fifoo", "true"), OWN))
        .isInstanceOf(SettingsException.class)
        .hasMessage("--parameter=Fifoo: %s has no such parameter", OWN);
  }

  @Test
  void shortAndLongFormsOfReferencesAreUnderstood() throws IOException {
    assertThat(problemsOfOneChannel(ONE_CHANNEL)).isEmpty();
  }

  @Test
  void aTopicMayBeConfiguredByItsArn() {
    Settings settings =
        Settings.of(
            Map.of(
                "channel.aws-service-events.topic",
                "arn:aws:sns:eu-central-1:111122223333:AwsServiceEvents"));
    assertThat(TemplateCheck.problems(settings, OWN, Map.of())).isEmpty();
  }

  @Test
  void otherNamesInTheSettingsAreProblems() {
    Settings settings =
        Settings.of(
            Map.of(
                "channel.org-resource-events.topic", "Events",
                "channel.org-resource-events-messaging.queue", "People"));
    assertThat(lines(TemplateCheck.problems(settings, OWN, Map.of())))
        .containsExactlyInAnyOrder(
            at("Resources:") + "no topic is named Events (channel.org-resource-events.topic)",
            at("Resources:")
                + "no queue is named People (channel.org-resource-events-messaging.queue)",
            at("Resources:")
                + "no queue is named People-DeadLetter, for the dead letters of People",
            at("  OrgResourceEventsTopic:") + "topic OrgResourceEvents: no key names it",
            at("  OrgResourceEventsMessagingQueue:")
                + "queue OrgResourceEventsMessaging: no key names it",
            at("  OrgResourceEventsMessagingDeadLetterQueue:")
                + "queue OrgResourceEventsMessaging-DeadLetter: no key names it");
  }

  @Test
  void otherNumbersInTheSettingsAreProblemsOfEveryQueue() {
    Settings settings =
        Settings.of(
            Map.of("channel.max-receive-count", "3", "aws.sqs.visibility-timeout-seconds", "60"));
    assertThat(lines(TemplateCheck.problems(settings, OWN, Map.of())))
        .hasSize(8)
        .contains(
            after("  OrgResourceEventsQueue:", "      VisibilityTimeout: ")
                + "queue OrgResourceEvents: VisibilityTimeout is 120, but"
                + " aws.sqs.visibility-timeout-seconds is 60",
            after("  OrgResourceEventsQueue:", "        maxReceiveCount: ")
                + "queue OrgResourceEvents: maxReceiveCount is 5, but channel.max-receive-count is"
                + " 3");
  }

  @Test
  void aMissingQueue() throws IOException {
    String without =
        ONE_CHANNEL.replace("  Queue:\n    Type: AWS::SQS::Queue", "  Queue:\n    Type: Custom::X");
    assertThat(problemsOfOneChannel(without))
        .containsExactly(
            "t.yaml:5: no queue is named AwsServiceEvents (channel.aws-service-events.queue)");
  }

  @Test
  void aMissingDeadLetterQueue() throws IOException {
    assertThat(problemsOfOneChannel(ONE_CHANNEL.replace("${Name}-DeadLetter", "${Name}-Dead")))
        .containsExactly(
            "t.yaml:5: no queue is named AwsServiceEvents-DeadLetter, for the dead letters of"
                + " AwsServiceEvents",
            "t.yaml:10: queue AwsServiceEvents-Dead: no key names it",
            "t.yaml:19: queue AwsServiceEvents: its dead letters go to AwsServiceEvents-Dead, not"
                + " to AwsServiceEvents-DeadLetter");
  }

  @Test
  void aMissingTopic() throws IOException {
    assertThat(problemsOfOneChannel(ONE_CHANNEL.replace("TopicName: {Ref: Name}", "TopicName: X")))
        .containsExactly(
            "t.yaml:5: no topic is named AwsServiceEvents (channel.aws-service-events.topic)",
            "t.yaml:6: topic X: no key names it");
  }

  @Test
  void aMissingSubscription() throws IOException {
    assertThat(problemsOfOneChannel(ONE_CHANNEL.replace(", {T: !Ref Name}]", ", {T: Other}]")))
        .containsExactly(
            "t.yaml:5: no subscription of queue AwsServiceEvents to topic AwsServiceEvents");
  }

  @Test
  void aQueueWithoutRedrivePolicyAndWithSqssOwnTimeout() throws IOException {
    String without =
        ONE_CHANNEL
            .replace("VisibilityTimeout: 120", "DelaySeconds: 0")
            .replace("RedrivePolicy:", "RedriveAllowPolicy:");
    assertThat(problemsOfOneChannel(without))
        .containsExactly(
            "t.yaml:14: queue AwsServiceEvents: VisibilityTimeout is 30, but"
                + " aws.sqs.visibility-timeout-seconds is 120",
            "t.yaml:14: queue AwsServiceEvents: has no RedrivePolicy");
  }

  @Test
  void whatDoesNotFollowFromTheFile() throws IOException {
    String imported =
        ONE_CHANNEL
            .replace("QueueName: !Ref Name", "QueueName: !ImportValue Name")
            .replace("{Ref: Name}", "!Sub \"${AWS::StackName}-${Unknown}\"");
    assertThat(problemsOfOneChannel(imported))
        .containsExactly(
            "t.yaml:5: no queue is named AwsServiceEvents (channel.aws-service-events.queue)",
            "t.yaml:5: no topic is named AwsServiceEvents (channel.aws-service-events.topic)",
            "t.yaml:6: Topic: its name does not follow from the file",
            "t.yaml:14: Queue: its name does not follow from the file");
  }

  @Test
  void aFileThatIsNotYamlOrNotThere() throws IOException {
    Path file = Files.writeString(directory.resolve("t.yaml"), "Resources: {\n");
    assertThat(lines(problems(Map.of(), file)))
        .singleElement()
        .asString()
        .startsWith(file + ":2: not YAML: ");

    Path none = directory.resolve("none.yaml");
    assertThatThrownBy(() -> problems(Map.of(), none))
        .isInstanceOf(SettingsException.class)
        .hasMessage("--template=%s: cannot be read".formatted(none));
  }

  private static List<Problem> problems(Map<String, String> parameters, Path file) {
    return TemplateCheck.problems(Settings.of(Map.of()), file, parameters);
  }

  /** The problems of a template with one channel, without those of the channels it lacks. */
  private List<String> problemsOfOneChannel(String template) throws IOException {
    Path file = Files.writeString(directory.resolve("t.yaml"), template);
    return lines(problems(Map.of(), file)).stream()
        .map(line -> line.replace(directory + "/", ""))
        .filter(line -> !line.contains("OrgResource"))
        .toList();
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  /** How a problem at a line of our own template begins. */
  private static String at(String line) {
    return after("", line);
  }

  /** The same for the first line that begins so after another one. */
  private static String after(String earlier, String start) {
    try {
      List<String> lines = Files.readAllLines(OWN);
      int at = earlier.isEmpty() ? 0 : lines.indexOf(earlier);
      while (!lines.get(at).startsWith(start)) {
        at++;
      }
      return "%s:%d: ".formatted(OWN, at + 1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
