package io.signalbox.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Events that come out of a bus by its rules. */
class EventBridgeRulesTest {

  private static final String BUSES = "arn:aws:events:eu-central-1:000000000000:event-bus/";
  private static final String MAY_SEND =
      """
      {"Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}
      """;

  private final AwsServer server = AwsServer.start();
  private final EventBridgeClient events = server.client(EventBridgeClient.builder()).build();
  private final SqsClient sqs = server.client(SqsClient.builder()).build();
  private final SnsClient sns = server.client(SnsClient.builder()).build();

  @AfterEach
  void stop() {
    events.close();
    sqs.close();
    sns.close();
    server.close();
  }

  @Test
  void anEventThatMatchesReachesTheQueueInItsEnvelope() throws Exception {
    String queue = queue("q");
    allow(queue, rule("r", "default", "{\"source\": [\"a\"]}", "arn:aws:sqs:x:000000000000:q"));

    put("a", "default");
    put("b", "default");

    List<Message> received = received(queue);
    assertThat(received).hasSize(1);
    JsonNode event = new ObjectMapper().readTree(received.get(0).body());
    assertThat(event.path("id").asText()).isNotEmpty();
    assertThat(event.path("time").asText()).isEqualTo("2026-01-05T08:00:00Z");
    assertThat(event.path("account").asText()).isEqualTo(AwsServer.ACCOUNT);
    assertThat(event.path("source").asText()).isEqualTo("a");
    assertThat(event.path("detail").path("n").asInt()).isEqualTo(1);
    assertThat(server.undelivered()).isEmpty();
  }

  @Test
  void anotherBusGetsTheEventAsItIs() throws Exception {
    String queue = queue("q");
    rule("forward", "default", "{\"source\": [\"a\"]}", BUSES + "central");
    allow(queue, rule("r", "central", "{\"source\": [\"a\"]}", "arn:aws:sqs:x:000000000000:q"));

    put("a", "default");
    put("a", BUSES + "central");

    assertThat(received(queue)).hasSize(2);
  }

  @Test
  void whatThePolicyDoesNotAllowIsNotDelivered() {
    String queue = queue("q");
    String topic = sns.createTopic(t -> t.name("t")).topicArn();
    rule("r", "default", "{\"source\": [\"a\"]}", "arn:aws:sqs:x:000000000000:q", topic);

    put("a", "default");

    assertThat(received(queue)).isEmpty();
    assertThat(server.undelivered())
        .hasSize(2)
        .allMatch(line -> line.contains("does not allow it"));
  }

  private String queue(String name) {
    return sqs.createQueue(q -> q.queueName(name)).queueUrl();
  }

  private void allow(String queue, String ruleArn) {
    sqs.setQueueAttributes(
        q ->
            q.queueUrl(queue)
                .attributes(Map.of(QueueAttributeName.POLICY, MAY_SEND.formatted(ruleArn))));
  }

  private String rule(String name, String bus, String pattern, String... targets) {
    String arn =
        events.putRule(r -> r.name(name).eventBusName(bus).eventPattern(pattern)).ruleArn();
    for (String each : targets) {
      Target target = Target.builder().id("t").arn(each).build();
      events.putTargets(t -> t.rule(name).eventBusName(bus).targets(target));
    }
    return arn;
  }

  private void put(String source, String bus) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source(source)
            .eventBusName(bus)
            .detailType("Test")
            .time(Instant.parse("2026-01-05T08:00:00.123Z"))
            .detail("{\"n\": 1}")
            .build();
    events.putEvents(p -> p.entries(entry));
  }

  private List<Message> received(String queue) {
    return sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages();
  }
}
