package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.Settings;
import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the project's own template can be deployed, loses nothing and tells other teams enough. */
class OwnTemplateTest {

  private static final Template TEMPLATE = OwnTemplate.read();

  private static final Set<String> PSEUDO_PARAMETERS =
      Set.of("AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackName");

  /** The types of what is made, and the properties that each must have. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "AWS::CloudWatch::Alarm", List.of("ComparisonOperator", "EvaluationPeriods"),
          "AWS::Events::EventBusPolicy", List.of("StatementId"),
          "AWS::Events::Rule", List.of("EventPattern", "Targets"),
          "AWS::IAM::ManagedPolicy", List.of("PolicyDocument"),
          "AWS::IAM::Role", List.of("AssumeRolePolicyDocument"),
          "AWS::SNS::Subscription", List.of("Protocol", "TopicArn", "Endpoint"),
          "AWS::SNS::Topic", List.of("TopicName"),
          "AWS::SNS::TopicPolicy", List.of("PolicyDocument", "Topics"),
          "AWS::SQS::Queue", List.of("QueueName"),
          "AWS::SQS::QueuePolicy", List.of("PolicyDocument", "Queues"));

  /** The attributes that AWS gives the types of what attributes are taken of. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "AWS::Events::Rule", Set.of("Arn"),
          "AWS::IAM::Role", Set.of("Arn", "RoleId"),
          "AWS::SQS::Queue", Set.of("Arn", "QueueName", "QueueUrl"));

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

  static Set<String> channels() {
    return OwnTemplate.TOPIC_BY_QUEUE.keySet();
  }

  @Test
  void everyReferenceIsToAParameterAResourceOrAnAttribute() {
    for (Map.Entry<String, YamlNode> function : OwnTemplate.functions(TEMPLATE.root())) {
      YamlNode argument = function.getValue();
      switch (function.getKey()) {
        case "!Ref" -> assertThat(known(argument.text())).as(argument.text()).isTrue();
        case "!GetAtt" -> assertThat(attributeKnown(argument.text())).as(argument.text()).isTrue();
        case "!Sub" -> {
          Matcher references = REFERENCE.matcher(argument.text());
          while (references.find()) {
            String to = references.group(1);
            assertThat(known(to) || attributeKnown(to)).as(argument.text()).isTrue();
          }
        }
        case "!If" -> assertThat(section("Conditions")).containsKey(argument.items().get(0).text());
        default -> assertThat(function.getKey()).isIn("!Equals", "!Join", "!Not");
      }
    }
  }

  @Test
  void everyParameterAndEveryConditionIsUsed() {
    String text = TEMPLATE.root().json().toString();
    for (String parameter : TEMPLATE.parameters().keySet()) {
      assertThat(text)
          .containsPattern("\"!Ref\":\"%1$s\"|\\$\\{%1$s}".formatted(Pattern.quote(parameter)));
    }
    for (String condition : section("Conditions").keySet()) {
      assertThat(text)
          .containsPattern("\"!If\":\\[\"%1$s\"|\"Condition\":\"%1$s\"".formatted(condition));
    }
  }

  @Test
  void everyParameterHasADescriptionATypeADefaultAndAPlaceInAGroup() {
    List<String> grouped = new ArrayList<>();
    section("Metadata")
        .get("AWS::CloudFormation::Interface")
        .fields()
        .get("ParameterGroups")
        .items()
        .forEach(group -> grouped.addAll(OwnTemplate.written(group.fields().get("Parameters"))));

    assertThat(grouped).containsExactlyInAnyOrderElementsOf(TEMPLATE.parameters().keySet());
    TEMPLATE
        .parameters()
        .forEach(
            (name, parameter) -> {
              assertThat(parameter.fields())
                  .as(name)
                  .containsKeys("Description", "Type", "Default");
              String pattern = parameter.text("AllowedPattern");
              assertThat(pattern.isEmpty() || parameter.text("Default").matches(pattern))
                  .as("the default of %s", name)
                  .isTrue();
            });
  }

  @Test
  void everyResourceHasWhatItsTypeRequires() {
    TEMPLATE
        .resources()
        .forEach(
            (id, resource) -> {
              assertThat(resource.text("Type")).as(id).isIn(REQUIRED.keySet());
              assertThat(resource.fields().get("Properties").fields())
                  .as(id)
                  .containsKeys(REQUIRED.get(resource.text("Type")).toArray(String[]::new));
              resource
                  .field("Condition")
                  .ifPresent(name -> assertThat(section("Conditions")).containsKey(name.text()));
              resource
                  .field("DependsOn")
                  .ifPresent(
                      on ->
                          assertThat(TEMPLATE.resources())
                              .containsKeys(OwnTemplate.written(on).toArray(String[]::new)));
            });
  }

  @Test
  void nothingWaitsForItself() {
    TEMPLATE
        .resources()
        .keySet()
        .forEach(id -> assertThat(needs(id, new TreeSet<>())).as(id).doesNotContain(id));
  }

  @ParameterizedTest
  @MethodSource("channels")
  void whatCannotGoOnIsKeptForTwoWeeksAndIsAnAlarm(String channel) {
    YamlNode queue = properties(channel + "Queue");
    YamlNode deadLetters = properties(channel + "DeadLetterQueue");
    YamlNode subscription = properties(channel + "Subscription");
    String target = "\"deadLetterTargetArn\":{\"!GetAtt\":\"%sDeadLetterQueue.Arn\"}";

    assertThat(queue.fields().get("RedrivePolicy").json().toString())
        .contains(target.formatted(channel));
    assertThat(subscription.fields().get("RedrivePolicy").json().toString())
        .contains(target.formatted(channel));
    assertThat(subscription.text("RawMessageDelivery")).isEqualTo("true");
    assertThat(deadLetters.text("MessageRetentionPeriod")).isEqualTo("1209600");
    assertThat(TEMPLATE.parameters().get("RetentionSeconds").text("Default")).isEqualTo("1209600");
    assertThat(deadLetters.fields().get("RedriveAllowPolicy").json().toString())
        .contains("\"redrivePermission\":\"byQueue\"", ":${%sQueueName}\"".formatted(channel));
    assertThat(alarm(channel + "DeadLettersAlarm"))
        .containsExactly(
            "ApproximateNumberOfMessagesVisible", channel + "DeadLetterQueue.QueueName", "0");
    assertThat(alarm(channel + "AgeAlarm"))
        .containsExactly("ApproximateAgeOfOldestMessage", channel + "Queue.QueueName", "");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theParameterMakesAllFifoButWhatEventBridgeFeeds(boolean parameter) {
    TemplateValues values =
        new TemplateValues(TEMPLATE, Map.of("Fifo", Boolean.toString(parameter)));
    OwnTemplate.TOPIC_BY_QUEUE.forEach(
        (channel, topic) -> {
          boolean fifo = parameter && !channel.equals("AwsServiceEvents");
          String end = fifo ? ".fifo" : "";
          assertThat(value(values, topic + "Topic", "TopicName")).hasValue(topic + end);
          assertThat(value(values, topic + "Topic", "FifoTopic")).isEqualTo(only(fifo, "true"));
          assertThat(value(values, channel + "Queue", "QueueName")).hasValue(channel + end);
          String deadLetters = channel + "DeadLetterQueue";
          assertThat(value(values, deadLetters, "QueueName"))
              .hasValue(channel + "-DeadLetter" + end);
          for (String queue : List.of(channel + "Queue", deadLetters)) {
            assertThat(value(values, queue, "FifoQueue")).isEqualTo(only(fifo, "true"));
            assertThat(value(values, queue, "ContentBasedDeduplication")).isEmpty();
            assertThat(value(values, queue, "DeduplicationScope"))
                .isEqualTo(only(fifo, "messageGroup"));
            assertThat(value(values, queue, "FifoThroughputLimit"))
                .isEqualTo(only(fifo, "perMessageGroupId"));
          }
          YamlNode allowed = properties(deadLetters).fields().get("RedriveAllowPolicy");
          assertThat(allowed.fields().get("sourceQueueArns").items())
              .singleElement()
              .satisfies(arn -> assertThat(values.name(arn)).hasValue(channel + end));
        });
  }

  @Test
  void aNameHasRoomForWhatIsPutBehindIt() {
    TEMPLATE
        .parameters()
        .forEach(
            (name, parameter) -> {
              boolean queue = name.endsWith("QueueName");
              if (!queue && !name.endsWith("TopicName")) {
                return;
              }
              String fifo = name.startsWith("AwsServiceEvents") ? "" : ".fifo";
              int longest = queue ? 80 - ("-DeadLetter" + fifo).length() : 256 - fifo.length();
              String pattern = parameter.text("AllowedPattern");
              assertThat("x".repeat(longest)).as(name).matches(pattern);
              assertThat("x".repeat(longest + 1)).as(name).doesNotMatch(pattern);
              assertThat("x.fifo").as(name).doesNotMatch(pattern);
            });
  }

  @Test
  void everyQueueAndEveryTopicIsEncryptedWithTheKeyWhereThereIsOne() {
    Stream.of("AWS::SQS::Queue", "AWS::SNS::Topic")
        .flatMap(type -> TEMPLATE.resources(type).values().stream())
        .map(resource -> resource.fields().get("Properties"))
        .forEach(
            properties ->
                assertThat(OwnTemplate.written(properties.fields().get("KmsMasterKeyId")))
                    .containsExactly("!Ref KmsKeyArn", "!Ref AWS::NoValue"));
    TEMPLATE
        .resources("AWS::SQS::Queue")
        .values()
        .forEach(
            queue ->
                assertThat(
                        OwnTemplate.written(
                            queue.fields().get("Properties").fields().get("SqsManagedSseEnabled")))
                    .containsExactly("!Ref AWS::NoValue", "true"));
  }

  @Test
  void theRuleGivesWhatItCannotPublishToTheDeadLetters() {
    YamlNode target = properties("AwsServiceEventsRule").fields().get("Targets").items().get(0);

    assertThat(OwnTemplate.written(target.fields().get("Arn")))
        .containsExactly("!Ref AwsServiceEventsTopic");
    assertThat(OwnTemplate.written(target.fields().get("DeadLetterConfig").fields().get("Arn")))
        .containsExactly("!GetAtt AwsServiceEventsDeadLetterQueue.Arn");
    assertThat(target.fields()).doesNotContainKey("RoleArn");
  }

  @Test
  void whatSignalboxPublishesIsWhatIsForwarded() {
    assertThat(TEMPLATE.parameters().get("ForwardSourcePrefix").text("Default"))
        .isEqualTo(Settings.of(Map.of()).get("channel.eventbridge.source-prefix"));
  }

  @Test
  void otherTeamsFindEveryQueueTopicAndPolicyAmongTheOutputs() {
    Set<String> values = new TreeSet<>();
    section("Outputs")
        .forEach(
            (name, output) -> {
              values.addAll(OwnTemplate.written(output.fields().get("Value")));
              assertThat(output.text("Description")).as(name).isNotBlank();
              assertThat(OwnTemplate.written(output.fields().get("Export").fields().get("Name")))
                  .containsExactly("!Sub ${AWS::StackName}-" + name);
            });
    Set<String> expected = new TreeSet<>();
    for (String queue : TEMPLATE.resources("AWS::SQS::Queue").keySet()) {
      expected.add("!GetAtt %s.QueueName".formatted(queue));
      expected.add("!GetAtt %s.Arn".formatted(queue));
      expected.add("!Ref " + queue);
    }
    TEMPLATE.resources("AWS::SNS::Topic").keySet().forEach(topic -> expected.add("!Ref " + topic));
    TEMPLATE.resources("AWS::IAM::ManagedPolicy").keySet().forEach(p -> expected.add("!Ref " + p));

    assertThat(values).isEqualTo(expected);
  }

  /** All resources that a resource refers to or depends on, over any number of others. */
  private static Set<String> needs(String id, Set<String> found) {
    YamlNode resource = TEMPLATE.resources().get(id);
    List<String> direct = new ArrayList<>();
    resource.field("DependsOn").ifPresent(on -> direct.addAll(OwnTemplate.written(on)));
    for (Map.Entry<String, YamlNode> function : OwnTemplate.functions(resource)) {
      if (function.getKey().equals("!Sub")) {
        REFERENCE
            .matcher(function.getValue().text())
            .results()
            .forEach(reference -> direct.add(reference.group(1)));
      } else {
        direct.add(function.getValue().text());
      }
    }
    for (String each : direct) {
      String other = each.split("\\.", 2)[0];
      if (TEMPLATE.resources().containsKey(other) && found.add(other)) {
        needs(other, found);
      }
    }
    return found;
  }

  /** An alarm's metric, whose it is, and its threshold where it is written here. */
  private static List<String> alarm(String id) {
    YamlNode alarm = properties(id);
    YamlNode dimension = alarm.fields().get("Dimensions").items().get(0);
    assertThat(alarm.text("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
    assertThat(alarm.fields()).containsKeys("AlarmActions", "OKActions");
    return List.of(
        alarm.text("MetricName"),
        dimension.fields().get("Value").text("!GetAtt"),
        alarm.text("Threshold"));
  }

  private static boolean known(String name) {
    return PSEUDO_PARAMETERS.contains(name)
        || TEMPLATE.parameters().containsKey(name)
        || TEMPLATE.resources().containsKey(name);
  }

  private static boolean attributeKnown(String attribute) {
    String[] parts = attribute.split("\\.", 2);
    YamlNode resource = TEMPLATE.resources().get(parts[0]);
    return parts.length == 2
        && resource != null
        && ATTRIBUTES.getOrDefault(resource.text("Type"), Set.of()).contains(parts[1]);
  }

  private static Optional<String> value(TemplateValues values, String id, String property) {
    return properties(id).field(property).flatMap(values::text);
  }

  private static Optional<String> only(boolean when, String value) {
    return when ? Optional.of(value) : Optional.empty();
  }

  private static YamlNode properties(String id) {
    return TEMPLATE.resources().get(id).fields().get("Properties");
  }

  private static Map<String, YamlNode> section(String name) {
    return TEMPLATE.root().fields().get(name).fields();
  }
}
