package io.signalbox.intake.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches of at most 10 events and 1000 bytes, with 2000 bytes waiting, that a gate holds back. */
class BatchTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<JsonNode> batches = new CopyOnWriteArrayList<>();
  private final Semaphore gate = new Semaphore(0);
  private volatile RuntimeException failure;
  private ProducerTemplate template;

  @BeforeEach
  void start() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("batch:test?maxEvents=10&maxBytes=1000&maxWaitingBytes=2000").process(this::write);
          }

          private void write(Exchange exchange) throws InterruptedException {
            gate.acquire();
            batches.add(Json.read(exchange.getMessage().getBody(byte[].class)));
            if (failure != null) {
              throw failure;
            }
          }
        });
    context.start();
    template = context.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    gate.release(1_000_000);
    context.stop();
  }

  private CompletableFuture<Exchange> send(Object body) {
    return send("batch:test", body);
  }

  private CompletableFuture<Exchange> send(String uri, Object body) {
    return template.asyncSend(uri, exchange -> exchange.getMessage().setBody(body));
  }

  private static JsonNode event(int number) {
    return Json.MAPPER.createObjectNode().put("n", number);
  }

  private static JsonNode events(int first, int count) {
    var events = Json.MAPPER.createArrayNode();
    IntStream.range(first, first + count).mapToObj(BatchTest::event).forEach(events::add);
    return events;
  }

  private static JsonNode large(int bytes) {
    return Json.MAPPER.createObjectNode().put("text", "x".repeat(bytes));
  }

  /** Fills the route with one event, so that what follows waits. */
  private CompletableFuture<Exchange> block() {
    CompletableFuture<Exchange> first = send(event(0));
    await().atMost(LONGEST).until(gate::hasQueuedThreads);
    return first;
  }

  private List<Integer> numbers() {
    return batches.stream()
        .flatMap(batch -> StreamSupport.stream(batch.spliterator(), false))
        .map(event -> event.path("n").asInt())
        .toList();
  }

  @Test
  void whatIsWrittenAlreadyIsTakenAsItIs() {
    block();
    byte[] text = "{\"n\":1},{\"n\":2}".getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Exchange> both = send(new WrittenEvents(text, 2));
    await().atMost(LONGEST).until(() -> waiting().events() == 2);
    gate.release(2);

    assertThat(both).succeedsWithin(LONGEST);
    assertThat(numbers()).containsExactly(0, 1, 2);
  }

  @Test
  void whatWaitsSharesABatchAndKeepsItsOrder() {
    block();
    List<CompletableFuture<Exchange>> all = new ArrayList<>();
    for (int i = 1; i <= 25; i++) {
      Waiting waiting = waiting();
      int size = waiting.size();
      all.add(send(event(i)));
      await().atMost(LONGEST).until(() -> waiting.size() > size);
    }

    gate.release(100);
    assertThat(all).allSatisfy(each -> assertThat(each.join().getException()).isNull());

    assertThat(batches).extracting(JsonNode::size).containsExactly(1, 10, 10, 5);
    assertThat(numbers()).isEqualTo(IntStream.rangeClosed(0, 25).boxed().toList());
  }

  private Waiting waiting() {
    return ((BatchComponent) context.getComponent("batch")).waiting("test");
  }

  @Test
  void anExchangeIsDoneWhenItsBatchIs() {
    CompletableFuture<Exchange> first = block();
    CompletableFuture<Exchange> second = send(event(1));
    assertThat(first).isNotDone();

    gate.release();
    first.join();
    assertThat(second).isNotDone();

    gate.release();
    second.join();
  }

  @Test
  void anExchangeFailsWithItsBatchAndTheNextGoesOn() {
    failure = new IllegalStateException("no disk");
    CompletableFuture<Exchange> first = block();
    gate.release();
    assertThat(first.join().getException()).isSameAs(failure);

    failure = null;
    gate.release();
    assertThat(send(event(1)).join().getException()).isNull();
  }

  @Test
  void theEventsOfAnExchangeStayTogether() {
    block();
    Stream.of(events(1, 6), events(7, 6), events(13, 30)).forEach(this::sendInTurn);

    gate.release(100);
    await().atMost(LONGEST).until(() -> batches.size() == 4);
    assertThat(batches).extracting(JsonNode::size).containsExactly(1, 6, 6, 30);
  }

  private void sendInTurn(JsonNode events) {
    int size = waiting().size();
    send(events);
    await().atMost(LONGEST).until(() -> waiting().size() > size);
  }

  @Test
  void aBatchIsBoundedByBytesToo() {
    block();
    Stream.of(large(600), large(600), large(300)).forEach(this::sendInTurn);

    gate.release(100);
    await().atMost(LONGEST).until(() -> batches.size() == 3);
    assertThat(batches).extracting(JsonNode::size).containsExactly(1, 1, 2);
  }

  @Test
  void whatFindsNoRoomIsRefusedAtOnce() {
    block();
    sendInTurn(large(1500));

    assertThat(send(large(1500)).join().getException())
        .isInstanceOf(BatchFullException.class)
        .hasMessage("batch:test is full");
  }

  @Test
  void whatFindsNoRoomCanWaitForIt() {
    block();
    sendInTurn(large(1500));
    CompletableFuture<Exchange> third = send("batch:test?blockWhenFull=true", large(1500));
    assertThat(waiting().size()).isEqualTo(1);

    gate.release(100);
    assertThat(third.join().getException()).isNull();
    assertThat(batches).hasSize(3);
  }

  @Test
  void anExchangeLargerThanTheRoomIsTakenWhereNothingWaits() {
    gate.release(100);
    assertThat(send(large(5000)).join().getException()).isNull();
    assertThat(batches).hasSize(1);
  }

  @Test
  void noEventIsDoneAtOnce() {
    assertThat(send(Json.MAPPER.createArrayNode()).join().getException()).isNull();
  }

  @Test
  void textIsRefused() {
    assertThat(send("{}").join().getException()).isInstanceOf(InvalidEventException.class);
  }

  @Test
  void whatWaitsAtTheEndIsWritten() {
    block();
    sendInTurn(event(1));

    gate.release(100);
    context.stop();
    assertThat(numbers()).containsExactly(0, 1);
  }

  @Test
  void whatComesAfterTheEndFails() throws Exception {
    CompletableFuture<Exchange> blocked = block();
    sendInTurn(large(1500));
    CompletableFuture<Exchange> waits = send("batch:test?blockWhenFull=true", large(1500));
    gate.release(100);
    CompletableFuture.allOf(blocked, waits).join();
    String route = context.getRoutes().get(0).getRouteId();

    context.getRouteController().stopRoute(route);

    assertThat(send(event(1)).join().getException())
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("batch:test is closed");
  }
}
