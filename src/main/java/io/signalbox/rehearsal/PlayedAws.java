package io.signalbox.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.event.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers what is asked of SQS and SNS at a start, on the loopback address, as if every queue and
 * topic were there. One queue has one message; what is published goes nowhere.
 */
final class PlayedAws implements AutoCloseable {

  private static final String ACCOUNT = "000000000000";

  /** Shorter than a long poll, so that the end need not wait for it. */
  private static final long POLL_MILLIS = 200;

  private static final Pattern TOPIC = Pattern.compile("[&?]?Name=([^&]+)");
  private static final Pattern ENTRY = Pattern.compile("member\\.\\d+\\.Id=([^&]+)");

  /** As a queue or a topic has it that others use too. */
  private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

  /** What is there before a start, as it is before most. */
  private static final Map<String, String> ALREADY =
      Map.of(
          "GetTopicAttributes",
          "<Attributes><entry><key>Policy</key><value>%s</value></entry></Attributes>"
              .formatted(POLICY.replace("\"", "&quot;")),
          "ListSubscriptionsByTopic",
          """
          <Subscriptions><member><TopicArn>%1$s</TopicArn><Protocol>sqs</Protocol>
          <SubscriptionArn>%1$s:1</SubscriptionArn><Owner>%2$s</Owner>
          <Endpoint>%3$s</Endpoint></member></Subscriptions>
          """
              .formatted(arn("sns", "others"), ACCOUNT, arn("sqs", "others")));

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String queue;
  private final AtomicReference<String> message;
  private final CountDownLatch published = new CountDownLatch(1);

  /**
   * Starts on a free port.
   *
   * @param queue the name of the queue that has the message
   * @param message its body
   */
  PlayedAws(String queue, String message) throws IOException {
    this.queue = queue;
    this.message = new AtomicReference<>(message);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Waits until something is published; says whether it was. */
  boolean awaitPublished(long seconds) throws InterruptedException {
    return published.await(seconds, TimeUnit.SECONDS);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String answer = target == null ? sns(request) : sqs(target, Json.read(request)).toString();
    exchange
        .getResponseHeaders()
        .set("Content-Type", target == null ? "text/xml" : "application/x-amz-json-1.0");
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonNode sqs(String target, JsonNode request) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    String name = request.path("QueueUrl").asText().replaceFirst(".*/", "");
    switch (target) {
      case "AmazonSQS.GetQueueUrl" ->
          answer.put(
              "QueueUrl", endpoint() + "/" + ACCOUNT + "/" + request.path("QueueName").asText());
      case "AmazonSQS.GetQueueAttributes" ->
          answer.putObject("Attributes").put("QueueArn", arn("sqs", name)).put("Policy", POLICY);
      case "AmazonSQS.ReceiveMessage" -> receive(name, answer);
      default -> {}
    }
    return answer;
  }

  private void receive(String name, ObjectNode answer) {
    String body = name.equals(queue) ? message.getAndSet(null) : null;
    if (body == null) {
      pause();
    } else {
      answer
          .putArray("Messages")
          .addObject()
          .put("MessageId", "1")
          .put("ReceiptHandle", "1")
          .put("MD5OfBody", md5(body))
          .put("Body", body);
    }
  }

  /** The client checks what it has got by this. */
  private static String md5(String text) {
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String sns(String request) {
    String form = URLDecoder.decode(request, StandardCharsets.UTF_8);
    Matcher action = Pattern.compile("Action=(\\w+)").matcher(form);
    String name = action.find() ? action.group(1) : "Unknown";
    StringBuilder result = new StringBuilder();
    Matcher topic = TOPIC.matcher(form);
    if (topic.find()) {
      result.append("<TopicArn>").append(arn("sns", topic.group(1))).append("</TopicArn>");
    }
    if (name.startsWith("Publish")) {
      result.append("<Successful>");
      Matcher entries = ENTRY.matcher(form);
      while (entries.find()) {
        result.append("<member><Id>").append(entries.group(1)).append("</Id></member>");
      }
      result.append("</Successful><MessageId>1</MessageId>");
      published.countDown();
    } else {
      result.append(ALREADY.getOrDefault(name, ""));
    }
    return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(name, result);
  }

  private static String arn(String service, String name) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, Rehearsal.REGION, ACCOUNT, name);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
