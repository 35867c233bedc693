package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.testing.aws.AwsServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels that must be there. */
class AwsChannelsCheckTest {

  private static final AwsChannel MACHINES =
      new AwsChannel("org-resource-events", "OrgResourceEvents", "OrgResourceEvents", false);
  private static final AwsChannel PEOPLE =
      new AwsChannel("messaging", "OrgResourceEvents", "OrgResourceEventsMessaging", false);

  private AwsServer server;
  private AwsClients clients;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    clients = AwsClients.create(AwsServer.REGION, server.endpoint());
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void findsWhatWasMade() {
    Map<String, String> made = resolve(true, MACHINES, PEOPLE);
    server.forgetCalls();

    assertThat(resolve(false, MACHINES, PEOPLE)).isEqualTo(made);

    assertThat(server.calls())
        .containsOnlyKeys(
            "GetQueueUrl", "GetQueueAttributes", "ListTopics", "ListSubscriptionsByTopic");
  }

  @Test
  void namesAllThatIsMissingAtOnce() {
    resolve(true, MACHINES);
    clients.sqs().createQueue(q -> q.queueName("OrgResourceEventsMessaging"));

    assertThatExceptionOfType(MissingChannelException.class)
        .isThrownBy(
            () ->
                resolve(
                    false,
                    MACHINES,
                    PEOPLE,
                    new AwsChannel("a", "Shared", "A", false),
                    new AwsChannel("b", "Shared", "OrgResourceEvents", false),
                    new AwsChannel("c", "", "C", false)))
        .withMessage(
            "missing in eu-central-1: "
                + "queue OrgResourceEventsMessaging-DeadLetter (channel.messaging.queue), "
                + "subscription of queue OrgResourceEventsMessaging to topic OrgResourceEvents"
                + " (channel.messaging.topic), "
                + "queue A (channel.a.queue), queue A-DeadLetter (channel.a.queue), "
                + "topic Shared (channel.a.topic, channel.b.topic), "
                + "queue C (channel.c.queue), queue C-DeadLetter (channel.c.queue); "
                + "create them or set channel.create=true");
  }

  @Test
  void aStandardChannelIsNoFifoOne() {
    resolve(true, MACHINES);
    AwsChannel ordered =
        new AwsChannel(
            "org-resource-events", "OrgResourceEvents.fifo", "OrgResourceEvents.fifo", false);

    assertThatExceptionOfType(MissingChannelException.class)
        .isThrownBy(() -> resolve(false, ordered))
        .withMessage(
            "missing in eu-central-1: "
                + "queue OrgResourceEvents.fifo (channel.org-resource-events.queue), "
                + "queue OrgResourceEvents-DeadLetter.fifo (channel.org-resource-events.queue), "
                + "topic OrgResourceEvents.fifo (channel.org-resource-events.topic); "
                + "create them or set channel.create=true");

    Map<String, String> made = resolve(true, ordered);
    assertThat(resolve(false, ordered)).isEqualTo(made);
  }

  @Test
  void checksATopicThatIsGivenByItsArn() {
    String arn = "arn:aws:sns:eu-central-1:000000000000:OrgResourceEvents";
    resolve(true, MACHINES);

    AwsChannel byArn = new AwsChannel("x", arn, "OrgResourceEvents", false);
    assertThat(resolve(false, byArn)).containsEntry("channel.x.topic-arn", arn);
    assertThat(server.calls()).doesNotContainKey("ListTopics");

    AwsChannel missing = new AwsChannel("x", arn + "2", "OrgResourceEvents", false);
    assertThatExceptionOfType(MissingChannelException.class)
        .isThrownBy(() -> resolve(false, missing))
        .withMessageContaining("topic " + arn + "2 (channel.x.topic)");
  }

  @Test
  void readsTheListOfTopicsNoFurtherThanNeeded() {
    resolve(true, MACHINES);
    IntStream.range(0, 100)
        .forEach(i -> clients.sns().createTopic(t -> t.name("A-%03d".formatted(i))));
    server.forgetCalls();
    resolve(false, MACHINES);
    assertThat(server.calls()).containsEntry("ListTopics", 2);

    IntStream.range(0, 100)
        .forEach(i -> clients.sns().createTopic(t -> t.name("Z-%03d".formatted(i))));
    server.forgetCalls();
    resolve(false, MACHINES);
    assertThat(server.calls()).containsEntry("ListTopics", 2);
  }

  @Test
  void refusesTypesThatDifferAndChannelsWithoutAQueue() {
    String arn = "arn:aws:sns:eu-central-1:000000000000:x";
    assertThatExceptionOfType(AwsConfigurationException.class)
        .isThrownBy(() -> new AwsChannel("a", arn, "x.fifo", false))
        .withMessage("channel.a.topic=%s: is not a FIFO topic, and channel.fifo=true", arn);
    assertThatExceptionOfType(AwsConfigurationException.class)
        .isThrownBy(() -> new AwsChannel("a", arn + ".fifo", "x", false))
        .withMessage(
            "channel.a.topic=%s.fifo: is not a standard topic, and channel.fifo=false", arn);
    for (String empty : List.of("", " ", ".fifo")) {
      assertThatExceptionOfType(AwsConfigurationException.class)
          .isThrownBy(() -> new AwsChannel("a", "", empty, false))
          .withMessage("channel.a.queue is empty");
    }
  }

  private Map<String, String> resolve(boolean create, AwsChannel... channels) {
    AwsChannels.Settings settings = new AwsChannels.Settings(create, 3, 45);
    return new AwsChannels(clients.sqs(), clients.sns(), settings).resolve(List.of(channels));
  }
}
