package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, by the policies of the project's own template: this and no more. */
class OwnTemplatePoliciesTest {

  private static final Template TEMPLATE = OwnTemplate.read();
  private static final Map<String, YamlNode> POLICIES = OwnTemplate.policies(TEMPLATE);

  static Stream<String> queues() {
    return OwnTemplate.TOPIC_BY_QUEUE.keySet().stream()
        .flatMap(queue -> Stream.of(queue + "Queue", queue + "DeadLetterQueue"));
  }

  @Test
  void thePoliciesAreThese() {
    Set<String> expected =
        new TreeSet<>(
            Set.of(
                "AwsPolicy",
                "NotificationsPolicy",
                "OnPremPolicy",
                "ForwardRole",
                "ForwardRole trust",
                "SourceAccountsPolicy"));
    queues().forEach(queue -> expected.add(queue + "Policy"));
    OwnTemplate.TOPIC_BY_QUEUE.values().forEach(topic -> expected.add(topic + "TopicPolicy"));

    assertThat(POLICIES.keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void nothingIsAllowedByAWildcardOrByExclusion() {
    for (YamlNode statement : allowing()) {
      assertThat(statement.fields()).doesNotContainKeys("NotAction", "NotResource", "NotPrincipal");
      assertThat(OwnTemplate.written(statement.fields().get("Action")))
          .isNotEmpty()
          .allMatch(action -> action.matches("[a-z0-9]+:[A-Za-z]+"));
      boolean onlyForAll = statement.text("Action").equals("ec2:DescribeTags");
      if (statement.fields().containsKey("Resource") && !onlyForAll) {
        assertThat(OwnTemplate.written(statement.fields().get("Resource")))
            .isNotEmpty()
            .allMatch(resource -> resource.startsWith("!"))
            .noneMatch(resource -> resource.contains("*"));
      }
      if (statement.fields().containsKey("Principal")) {
        assertThat(statement.fields().get("Principal").json().toString()).doesNotContain("*");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("queues")
  void onlyTheQueuesOwnTopicMaySendToIt(String queue) {
    String channel = queue.replaceAll("(DeadLetter)?Queue$", "");
    JsonNode statement = statement(queue + "Policy", "Topic").json();

    assertThat(queuesOf(queue + "Policy")).containsExactly("!Ref " + queue);
    assertThat(statement)
        .isEqualTo(
            YamlNode.readWithTags(
                    """
                    Sid: Topic
                    Effect: Allow
                    Principal: {Service: sns.amazonaws.com}
                    Action: sqs:SendMessage
                    Resource: !GetAtt %s.Arn
                    Condition: {ArnEquals: {aws:SourceArn: !Ref %sTopic}}
                    """
                        .formatted(queue, OwnTemplate.TOPIC_BY_QUEUE.get(channel)))
                .json());
  }

  @ParameterizedTest
  @MethodSource("queues")
  void nobodyReachesAQueueWithoutTls(String queue) {
    assertThat(statement(queue + "Policy", "OnlyTls").json())
        .isEqualTo(
            YamlNode.readWithTags(
                    """
                    Sid: OnlyTls
                    Effect: Deny
                    Principal: "*"
                    Action: sqs:*
                    Resource: !GetAtt %s.Arn
                    Condition: {Bool: {aws:SecureTransport: "false"}}
                    """
                        .formatted(queue))
                .json());
  }

  @Test
  void theRuleMaySendWhatItCannotPublishToTheDeadLetters() {
    assertThat(statement("AwsServiceEventsDeadLetterQueuePolicy", "EventBridge").json())
        .isEqualTo(
            YamlNode.readWithTags(
                    """
                    Sid: EventBridge
                    Effect: Allow
                    Principal: {Service: events.amazonaws.com}
                    Action: sqs:SendMessage
                    Resource: !GetAtt AwsServiceEventsDeadLetterQueue.Arn
                    Condition: {ArnEquals: {aws:SourceArn: !GetAtt AwsServiceEventsRule.Arn}}
                    """)
                .json());
    queues()
        .filter(queue -> !queue.equals("AwsServiceEventsDeadLetterQueue"))
        .forEach(queue -> assertThat(sids(queue + "Policy")).containsExactly("Topic", "OnlyTls"));
  }

  @ParameterizedTest
  @CsvSource({
    "AwsServiceEventsTopic, 'Owner,EventBridge,OnlyTls'",
    "OrgResourceEventsTopic, 'Owner,OnlyTls'",
    "OrgResourceEventsNotificationTopic, 'Owner,OnlyTls'"
  })
  void onlyTheAccountAndForAwsServiceEventsEventBridgeMayPublish(String topic, String sids) {
    String policy = topic + "Policy";

    assertThat(sids(policy)).containsExactly(sids.split(","));
    assertThat(statement(policy, "Owner").fields().get("Principal").json())
        .isEqualTo(
            YamlNode.readWithTags("AWS: !Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:root\"")
                .json());
    assertThat(statement(policy, "OnlyTls").json())
        .isEqualTo(
            YamlNode.readWithTags(
                    """
                    Sid: OnlyTls
                    Effect: Deny
                    Principal: "*"
                    Action: sns:Publish
                    Resource: !Ref %s
                    Condition: {Bool: {aws:SecureTransport: "false"}}
                    """
                        .formatted(topic))
                .json());
    OwnTemplate.statements(POLICIES.get(policy))
        .forEach(
            statement ->
                assertThat(OwnTemplate.written(statement.fields().get("Resource")))
                    .containsExactly("!Ref " + topic));
  }

  @Test
  void eventBridgePublishesWithoutACondition() {
    assertThat(statement("AwsServiceEventsTopicPolicy", "EventBridge").json())
        .as("a condition would never be met, and every event would be lost")
        .isEqualTo(
            YamlNode.readWithTags(
                    """
                    Sid: EventBridge
                    Effect: Allow
                    Principal: {Service: events.amazonaws.com}
                    Action: sns:Publish
                    Resource: !Ref AwsServiceEventsTopic
                    """)
                .json());
  }

  @Test
  void anIntegrationConsumesAndPublishesOnlyItsOwn() {
    assertThat(rights("AwsPolicy"))
        .containsAllEntriesOf(consuming("AwsServiceEvents"))
        .containsAllEntriesOf(publishing("OrgResourceEvents"))
        .containsKey("events:PutEvents")
        .containsKey("ec2:DescribeTags")
        .hasSize(4 + 1 + 1 + 1 + sharedRights().size());
    assertThat(rights("NotificationsPolicy"))
        .containsAllEntriesOf(
            consuming("OrgResourceEventsMessaging", "OrgResourceEventsNotification"))
        .containsAllEntriesOf(publishing("OrgResourceEventsNotification"))
        .hasSize(4 + 1 + 1 + sharedRights().size());
    assertThat(rights("OnPremPolicy"))
        .containsAllEntriesOf(publishing("OrgResourceEvents"))
        .containsKey("events:PutEvents")
        .hasSize(1 + 1 + sharedRights().size());
  }

  @ParameterizedTest
  @CsvSource({"AwsPolicy", "NotificationsPolicy", "OnPremPolicy"})
  void everyIntegrationMayLookUpTheChannelsAndUseTheKey(String policy) {
    assertThat(rights(policy)).containsAllEntriesOf(sharedRights());
    assertThat(statement(policy, "Key").fields().get("Condition").json().toString())
        .contains("kms:ViaService");
  }

  @ParameterizedTest
  @CsvSource({"AwsPolicy", "OnPremPolicy"})
  void whoHasStandardEventsMayPutThemOnTheOneBusWhereThereIsOne(String policy) {
    assertThat(rights(policy))
        .containsEntry("events:PutEvents", Set.of("!Ref PublishToEventBusArn"));
    assertThat(POLICIES.get(policy).json().toString())
        .contains("{\"!If\":[\"Publishes\",{\"Sid\":\"PutEvents\"");
    assertThat(TEMPLATE.root().fields().get("Conditions").fields().get("Publishes").json())
        .isEqualTo(
            YamlNode.readWithTags("!Not [!Equals [!Ref PublishToEventBusArn, \"\"]]").json());
  }

  @Test
  void onlyWhoTakesInAwssEventsAsksForTagsAndOnlyWhereThatIsWanted() {
    assertThat(POLICIES.keySet().stream().filter(id -> rightsText(id).contains("ec2:")))
        .containsExactly("AwsPolicy");
    assertThat(POLICIES.get("AwsPolicy").json().toString())
        .contains(
            "{\"!If\":[\"AsksForTags\",{\"Sid\":\"InstanceTags\",\"Effect\":\"Allow\","
                + "\"Action\":\"ec2:DescribeTags\",\"Resource\":\"*\"}");
    assertThat(TEMPLATE.parameters().get("IgnoreByTag").text("Default")).isEqualTo("false");
  }

  @Test
  void theBusCannotBeAWildcard() {
    String pattern = TEMPLATE.parameters().get("PublishToEventBusArn").text("AllowedPattern");
    String buses = "arn:aws:events:eu-central-1:123456789012:event-bus/";

    assertThat(List.of("", buses + "default", buses + "a/b")).allMatch(bus -> bus.matches(pattern));
    assertThat(List.of("*", buses + "*", buses, "default", buses + "${x}"))
        .noneMatch(bus -> bus.matches(pattern));
  }

  @Test
  void mailIsSentFromTheIdentityAlone() {
    assertThat(rights("NotificationsPolicy"))
        .containsEntry(
            "ses:SendRawEmail",
            Set.of(
                "!Sub arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}"
                    + ":identity/${SesIdentity}",
                "!Sub arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}"
                    + ":configuration-set/${SesConfigurationSet}"));
    assertThat(POLICIES.keySet().stream().filter(id -> rightsText(id).contains("ses:")))
        .containsExactly("NotificationsPolicy");
  }

  @Test
  void anIdentityCannotBeAWildcard() {
    String pattern = TEMPLATE.parameters().get("SesIdentity").text("AllowedPattern");

    assertThat(List.of("", "example.com", "signalbox@example.com", "o'neil+x@example.com"))
        .allMatch(identity -> identity.matches(pattern));
    assertThat(List.of("*", "*@example.com", "example.*", "?.com", "a/b", "${x}"))
        .noneMatch(identity -> identity.matches(pattern));
  }

  @Test
  void onlyTheForwardRuleAssumesTheForwardRoleAndOnlyForTheOneBus() {
    YamlNode trust = OwnTemplate.statements(POLICIES.get("ForwardRole trust")).get(0);

    assertThat(trust.fields().get("Principal").text("Service")).isEqualTo("events.amazonaws.com");
    YamlNode condition = trust.fields().get("Condition");
    assertThat(condition.fields()).containsOnlyKeys("StringEquals", "ArnEquals");
    assertThat(
            OwnTemplate.written(condition.fields().get("ArnEquals").fields().get("aws:SourceArn")))
        .hasSize(2)
        .allMatch(arn -> arn.endsWith("/${NamePrefix}-forward"));
    assertThat(rights("ForwardRole"))
        .isEqualTo(Map.of("events:PutEvents", Set.of("!Ref ForwardToEventBusArn")));
  }

  @Test
  void onlyTheNamedAccountsMayForwardToTheBus() {
    YamlNode statement = OwnTemplate.statements(POLICIES.get("SourceAccountsPolicy")).get(0);

    assertThat(OwnTemplate.written(statement.fields().get("Principal").fields().get("AWS")))
        .containsExactly("!Ref SourceAccounts");
    assertThat(rights("SourceAccountsPolicy")).containsOnlyKeys("events:PutEvents");
  }

  private static Map<String, Set<String>> consuming(String... channels) {
    Set<String> queues = new TreeSet<>();
    Set<String> deadLetters = new TreeSet<>();
    for (String channel : channels) {
      queues.add("!GetAtt %sQueue.Arn".formatted(channel));
      deadLetters.add("!GetAtt %sDeadLetterQueue.Arn".formatted(channel));
    }
    return Map.of(
        "sqs:ReceiveMessage", queues,
        "sqs:DeleteMessage", queues,
        "sqs:ChangeMessageVisibility", queues,
        "sqs:SendMessage", deadLetters);
  }

  private static Map<String, Set<String>> publishing(String channel) {
    return Map.of("sns:Publish", Set.of("!Ref %sTopic".formatted(channel)));
  }

  /** What a start needs, and what encryption does. */
  private static Map<String, Set<String>> sharedRights() {
    Set<String> queues = new TreeSet<>();
    queues().forEach(queue -> queues.add("!GetAtt %s.Arn".formatted(queue)));
    Set<String> topics = new TreeSet<>();
    OwnTemplate.TOPIC_BY_QUEUE.values().forEach(t -> topics.add("!Ref %sTopic".formatted(t)));
    return Map.of(
        "sqs:GetQueueUrl", queues,
        "sqs:GetQueueAttributes", queues,
        "sns:GetTopicAttributes", topics,
        "sns:ListSubscriptionsByTopic", topics,
        "kms:Decrypt", Set.of("!Ref KmsKeyArn"),
        "kms:GenerateDataKey", Set.of("!Ref KmsKeyArn"));
  }

  /** What a policy allows: the resources by the actions. */
  private static Map<String, Set<String>> rights(String policy) {
    Map<String, Set<String>> rights = new HashMap<>();
    for (YamlNode statement : OwnTemplate.statements(POLICIES.get(policy))) {
      for (String action : OwnTemplate.written(statement.fields().get("Action"))) {
        rights
            .computeIfAbsent(action, none -> new TreeSet<>())
            .addAll(OwnTemplate.written(statement.fields().get("Resource")));
      }
    }
    rights.values().forEach(resources -> resources.remove("!Ref AWS::NoValue"));
    return rights;
  }

  private static String rightsText(String policy) {
    return POLICIES.get(policy).json().toString();
  }

  private static List<YamlNode> allowing() {
    List<YamlNode> all = new ArrayList<>();
    POLICIES.values().forEach(policy -> all.addAll(OwnTemplate.statements(policy)));
    all.removeIf(statement -> statement.text("Effect").equals("Deny"));
    return all;
  }

  private static List<String> sids(String policy) {
    return OwnTemplate.statements(POLICIES.get(policy)).stream().map(s -> s.text("Sid")).toList();
  }

  private static List<String> queuesOf(String policy) {
    YamlNode properties = TEMPLATE.resources().get(policy).fields().get("Properties");
    return OwnTemplate.written(properties.fields().get("Queues"));
  }

  private static YamlNode statement(String policy, String sid) {
    return OwnTemplate.statements(POLICIES.get(policy)).stream()
        .filter(statement -> statement.text("Sid").equals(sid))
        .findFirst()
        .orElseThrow();
  }
}
