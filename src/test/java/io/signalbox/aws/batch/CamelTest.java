package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.aws.AwsClients;
import io.signalbox.aws.receive.Receiving;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.PutEvent;
import io.signalbox.testing.aws.Queue;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.aws2.eventbridge.EventbridgeConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Camel's own components over the batching clients. */
@Timeout(120)
class CamelTest {

  private static final int EVENTS = 200;

  /** From one queue to a topic, a bus and another queue, message by message as far as one reads. */
  private static final class Routes extends RouteBuilder {
    private final Queue in;
    private final Queue out;
    private final String topic;

    Routes(Queue in, Queue out, String topic) {
      this.in = in;
      this.out = out;
      this.topic = topic;
    }

    @Override
    public void configure() {
      from("aws2-sqs:in?amazonSQSClient=#sqs&maxMessagesPerPoll=1&greedy=true&delay=50"
              + "&waitTimeSeconds=1&visibilityTimeout=60&concurrentConsumers=20&queueUrl="
              + in.url())
          .to("aws2-sns:" + topic + "?amazonSNSClient=#sns")
          .setHeader(EventbridgeConstants.EVENT_RESOURCES_ARN, constant("arn:x"))
          .setHeader(EventbridgeConstants.EVENT_SOURCE, constant("com.example"))
          .setHeader(EventbridgeConstants.EVENT_DETAIL_TYPE, constant("test"))
          .setProperty("event", body())
          .setBody(constant("{}"))
          .to("aws2-eventbridge:default?eventbridgeClient=#eventBridge&operation=putEvent")
          .setBody(exchangeProperty("event"))
          .to("aws2-sqs:out?amazonSQSClient=#sqs&queueUrl=" + out.url());
    }
  }

  @Test
  void stockRoutesCostATenthOfTheRequests() throws Exception {
    try (AwsServer server = AwsServer.start();
        AwsClients plain = AwsClients.create(AwsServer.REGION, server.endpoint());
        AwsClients clients = plain.batching(BatchSettings.DEFAULT)) {
      Queue in = new Queue(plain.sqs(), "in");
      Queue out = new Queue(plain.sqs(), "out");
      String topic = plain.sns().createTopic(t -> t.name("t")).topicArn();
      in.fill(EVENTS);
      server.forgetCalls();
      Receiving receiving = new Receiving(clients.sqs(), 8);
      run(clients, receiving, new Routes(in, out, topic), in);

      assertThat(out.size()).isEqualTo(EVENTS);
      assertThat(server.events())
          .hasSize(EVENTS)
          .extracting(PutEvent::source)
          .containsOnly("com.example");
      // one by one it would be 800, all batches full 80
      assertThat(requests(server.calls())).isLessThan(EVENTS);
      assertThat(clients.batches())
          .extracting(BatchStatistics::entries)
          .containsExactlyInAnyOrder(200L, 0L, 200L, 200L);
      assertThat(receiving.statistics())
          .extracting(BatchStatistics::entries)
          .containsExactly(200L, 200L);
    }
  }

  private static void run(AwsClients clients, Receiving receiving, Routes routes, Queue in)
      throws Exception {
    CamelContext camel = new DefaultCamelContext();
    try (receiving) {
      camel.getRegistry().bind("sqs", receiving.client());
      camel.getRegistry().bind("sns", clients.sns());
      camel.getRegistry().bind("eventBridge", clients.eventBridge());
      camel.addRoutes(routes);
      camel.start();
      await().untilAsserted(() -> assertThat(in.size()).isZero());
      camel.stop();
    }
  }

  private static int requests(Map<String, Integer> calls) {
    return calls.entrySet().stream()
        .filter(call -> call.getKey().matches("SendMessage.*|DeleteMessage.*|Publish.*|PutEvents"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
