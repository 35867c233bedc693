package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.aws.AwsClients;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.PutEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Putting events in batches. */
class EventBridgeBatchingTest {

  private static final int CALLERS = 20;
  private static final int CALLS = 100;

  private AwsServer server;
  private AwsClients clients;
  private EventBridgeClient eventBridge;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    clients =
        AwsClients.create(AwsServer.REGION, server.endpoint()).batching(BatchSettings.DEFAULT);
    eventBridge = clients.eventBridge();
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  private PutEventsResponse put(int number) {
    return eventBridge.putEvents(p -> p.entries(event("com.example", number)));
  }

  private static PutEventsRequestEntry event(String source, int number) {
    return PutEventsRequestEntry.builder()
        .source(source)
        .detailType("test")
        .detail("{\"n\": " + number + "}")
        .build();
  }

  @Test
  void manyCallersPut() {
    var results = Callers.run(CALLERS, CALLS, this::put);

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(results)
        .allMatch(r -> r.response().failedEntryCount() == 0 && r.response().entries().size() == 1)
        .extracting(r -> r.response().entries().get(0).eventId())
        .doesNotHaveDuplicates();
    assertThat(server.events()).extracting(PutEvent::detail).doesNotHaveDuplicates().hasSize(CALLS);
    assertThat(server.calls().get("PutEvents")).isBetween(10, 30);
  }

  @Test
  void oneEntrysFailureIsItsOwn() {
    var results =
        Callers.run(
            CALLERS,
            CALLS,
            i ->
                eventBridge.putEvents(
                    p -> p.entries(event(i % 10 == 0 ? "aws.forged" : "com.example", i))));

    assertThat(Callers.failed(results))
        .hasSize(10)
        .allSatisfy(
            result -> {
              assertThat(result.number() % 10).isZero();
              assertThat(result.failure())
                  .isInstanceOfSatisfying(
                      EventBridgeException.class,
                      e -> {
                        assertThat(e.statusCode()).isEqualTo(400);
                        assertThat(e.awsErrorDetails().errorCode())
                            .isEqualTo("NotAuthorizedForSourceException");
                      });
            });
    assertThat(server.events()).hasSize(CALLS - 10);
  }

  @Test
  void throttledEntriesAreSentAgain() {
    server.faults().failEntries(10, "PutEvents", "ThrottlingException");

    var results = Callers.run(CALLERS, CALLS, this::put);

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(server.events()).extracting(PutEvent::detail).doesNotHaveDuplicates().hasSize(CALLS);
  }

  @Test
  void whatStaysThrottledFails() {
    server.faults().failEntries(4, "PutEvents", "ThrottlingException");

    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> put(1))
        .matches(EventBridgeException::isThrottlingException)
        .matches(e -> e.statusCode() == 500)
        .withMessageContaining("refused: ThrottlingException");
    assertThat(server.calls()).containsEntry("PutEvents", 4);
    assertThat(server.events()).isEmpty();
  }

  @Test
  void aBatchOfTheCallersOwnIsPassedOn() {
    PutEventsResponse response =
        eventBridge.putEvents(p -> p.entries(event("aws.forged", 1), event("com.example", 2)));

    assertThat(response.failedEntryCount()).isEqualTo(1);
    assertThat(response.entries()).hasSize(2);
  }
}
