package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Http;
import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import io.signalbox.testing.aws.AwsServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** SIGKILL at random moments under load: whatever was accepted comes out at least once. */
class KillIT {

  private static final int KILLS = Integer.getInteger("signalbox.kills", 3);
  private static final int SENDERS = 4;
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(2);
  private static final Duration DRAIN = Duration.ofMinutes(2);

  @TempDir Path directory;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS);

  @AfterEach
  void stopSenders() {
    senders.shutdownNow();
  }

  @Test
  void embedded() throws Exception {
    int port = Ports.free();
    Http http = new Http(port);
    Map<String, String> keys =
        Map.of(
            "data.directory", "data",
            "intake.http.port", Integer.toString(port),
            "channel.redelivery-delay-seconds", "1");
    Out out = new Out(directory.resolve("data"));

    // three at once, which the spool holds as one message
    send(30, instance -> post(http, List.of(instance, instance + "-b", instance + "-c")));
    killAgainAndAgain(keys, Map.of());

    try (JarProcess last = JarProcess.start(directory, Map.of(), JarProcess.set(keys))) {
      await().atMost(DRAIN).untilAsserted(() -> assertThat(missing(instances(out))).isEmpty());
      await().atMost(DRAIN).until(() -> subjects(out).size() >= accepted.size());
      report("embedded", out.csv().size());
      assertThat(last.isReady()).isTrue();
    }
  }

  @Test
  void aws() throws Exception {
    try (AwsServer aws = AwsServer.start();
        SqsClient sqs = aws.client(SqsClient.builder()).build()) {
      Map<String, String> keys = new HashMap<>();
      keys.put("profile", "aws");
      keys.put("data.directory", "data");
      keys.put("aws.region", AwsServer.REGION);
      keys.put("aws.endpoint", aws.endpoint().toString());
      keys.put("channel.create", "true");
      keys.put("channel.max-receive-count", "1000");
      keys.put("aws.sqs.visibility-timeout-seconds", "5");
      Map<String, String> credentials =
          Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");

      // they gather while the process is down, so that each start meets a backlog
      send(20, instance -> sendToQueue(sqs, instance));
      killAgainAndAgain(keys, credentials);

      try (JarProcess last = JarProcess.start(directory, credentials, JarProcess.set(keys))) {
        List<String> ids = new ArrayList<>();
        await()
            .atMost(DRAIN)
            .untilAsserted(
                () -> {
                  ids.addAll(receive(sqs));
                  assertThat(missing(new HashSet<>(ids))).isEmpty();
                });
        await().atMost(DRAIN).until(() -> aws.mails().size() >= accepted.size());
        report("aws", ids.size());
        assertThat(last.isReady()).isTrue();
      }
    }
  }

  private boolean post(Http http, List<String> instances) {
    ArrayNode events = Json.MAPPER.createArrayNode();
    instances.forEach(each -> events.add(Events.ec2(each, each, "running")));
    boolean taken = http.post(events.toString()).statusCode() == 202;
    if (taken) {
      accepted.addAll(instances);
    }
    return taken;
  }

  private interface Sender {
    boolean send(String instance);
  }

  /** Sends events at a steady rate, each of an instance of its own, until told to stop. */
  private void send(int eventsPerSecond, Sender sender) {
    for (int i = 0; i < SENDERS; i++) {
      senders.scheduleAtFixedRate(
          () -> {
            String instance = "i-" + count.incrementAndGet();
            if (isTaken(sender, instance)) {
              accepted.add(instance);
            }
          },
          0,
          1000L * SENDERS / eventsPerSecond,
          TimeUnit.MILLISECONDS);
    }
  }

  private static boolean isTaken(Sender sender, String instance) {
    try {
      return sender.send(instance);
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private void killAgainAndAgain(Map<String, String> keys, Map<String, String> environment)
      throws InterruptedException {
    for (int kill = 0; kill < KILLS; kill++) {
      JarProcess.startReady(directory, environment, JarProcess.set(keys)).killWithin(LONGEST_LIFE);
    }
    senders.shutdown();
    assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(accepted).hasSizeGreaterThan(KILLS);
  }

  private static boolean sendToQueue(SqsClient sqs, String instance) {
    try {
      String url = sqs.getQueueUrl(request -> request.queueName("AwsServiceEvents")).queueUrl();
      String event = Events.ec2(instance, instance, "running").toString();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody(event));
      return true;
    } catch (QueueDoesNotExistException e) {
      return false;
    }
  }

  /** Takes all that is on the queue, and returns the event-ids. */
  private static List<String> receive(SqsClient sqs) {
    String url = sqs.getQueueUrl(request -> request.queueName("OrgResourceEvents")).queueUrl();
    List<String> ids = new ArrayList<>();
    List<Message> messages = receiveTen(sqs, url);
    while (!messages.isEmpty()) {
      for (Message message : messages) {
        ids.add(message.messageAttributes().get("event-id").stringValue());
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
      messages = receiveTen(sqs, url);
    }
    return ids;
  }

  private static List<Message> receiveTen(SqsClient sqs, String url) {
    return sqs.receiveMessage(
            request ->
                request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("event-id"))
        .messages();
  }

  private Set<String> missing(Set<String> cameOut) {
    Set<String> missing = new TreeSet<>(accepted);
    missing.removeAll(cameOut);
    return missing;
  }

  private static Set<String> instances(Out out) {
    return out.csv().stream()
        .map(line -> line.replaceAll(".*instance/(i-[\\w-]+),running", "$1"))
        .collect(Collectors.toSet());
  }

  private static Set<String> subjects(Out out) {
    return out.mails().stream()
        .map(
            mail -> {
              try {
                return mail.getSubject();
              } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .collect(Collectors.toSet());
  }

  private void report(String profile, int cameOut) {
    System.out.printf(
        "%s: %d kills, %d events accepted, %d came out, %d of them twice, 0 lost%n",
        profile, KILLS, accepted.size(), cameOut, cameOut - accepted.size());
  }
}
