package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.teragrep.rlp_01.RelpBatch;
import com.teragrep.rlp_01.RelpConnection;
import io.signalbox.aws.AwsChannels;
import io.signalbox.aws.ConfiguredChannels;
import io.signalbox.config.Settings;
import io.signalbox.k8s.Manifests;
import io.signalbox.k8s.Pod;
import io.signalbox.testing.Events;
import io.signalbox.testing.Http;
import io.signalbox.testing.MetricsOf;
import io.signalbox.testing.Ports;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.SentMail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The stages of {@code k8s/camel-k}, each a process of its own on the routes and the settings that
 * its pod has, and no others. They meet at queues and topics only.
 */
class StagesIT {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int EVENTS = 200;
  private static final int PORTS = 20;

  /** What differs here from the cluster: another AWS, and all pods on one host. */
  private static final Map<String, String> HERE = new HashMap<>();

  @TempDir static Path directory;
  private static AwsServer aws;
  private static SqsClient sqs;
  private static SnsClient sns;
  private static final Map<String, Stage> STAGES = new TreeMap<>();

  @BeforeAll
  static void start() throws Exception {
    Manifests.assumeKubectl();
    aws = AwsServer.start();
    sqs = aws.client(SqsClient.builder()).build();
    sns = aws.client(SnsClient.builder()).build();
    // six starts on a small machine
    HERE.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    HERE.put("AWS_ACCESS_KEY_ID", "test");
    HERE.put("AWS_SECRET_ACCESS_KEY", "test");
    HERE.put("SIGNALBOX_AWS_ENDPOINT", aws.endpoint().toString());
    HERE.put("SIGNALBOX_AWS_SQS_VISIBILITY_TIMEOUT_SECONDS", "5");
    HERE.put("SIGNALBOX_AWS_SQS_WAIT_TIME_SECONDS", "1");
    makeChannels();
    for (Pod pod : Manifests.of("camel-k").pods()) {
      STAGES.put(pod.name(), new Stage(pod, directory.resolve(pod.name())));
    }
    for (Stage stage : STAGES.values()) {
      stage.start();
    }
    for (Stage stage : STAGES.values()) {
      stage.awaitReady();
    }
  }

  /** As the CloudFormation template does; the stages are to find them. */
  private static void makeChannels() {
    new AwsChannels(sqs, sns, new AwsChannels.Settings(true, 5, 5))
        .resolve(ConfiguredChannels.of(Settings.of(Map.of("profile", "aws"))));
  }

  @AfterAll
  static void stop() {
    STAGES.values().forEach(Stage::close);
    if (aws != null) {
      sqs.close();
      sns.close();
      aws.close();
    }
  }

  @Test
  void everyStageRunsAllRoutesOfItsOwnAndNoOthers() throws Exception {
    for (Stage stage : STAGES.values()) {
      HttpResponse<String> health = stage.health("");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body())
          .contains(
              "\"status\" : \"UP\"", "\"files\" : " + stage.routeFiles(), "\"refused\" : [ ]");
      assertThat(stage.health("/live").statusCode()).isEqualTo(200);
      assertThat(stage.health("/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nothingIsLostOnTheWayThroughAllStagesWhileEachIsKilled() throws Exception {
    Set<String> lines = new HashSet<>();
    List<String> instances = IntStream.range(0, EVENTS).mapToObj(i -> "i-" + i).toList();

    instances.subList(0, EVENTS / 2).forEach(StagesIT::publish);
    tellOfPorts();
    await().atMost(LONGEST).until(() -> lines.addAll(receive()));
    for (Stage stage : STAGES.values()) {
      stage.kill();
    }
    instances.subList(EVENTS / 2, EVENTS).forEach(StagesIT::publish);
    for (Stage stage : STAGES.values()) {
      stage.start();
    }

    await()
        .atMost(LONGEST)
        .untilAsserted(
            () -> {
              lines.addAll(receive());
              assertThat(lines)
                  .containsAll(instances.stream().map(i -> Events.csv(i, "running")).toList());
            });
    List<String> expected = new ArrayList<>();
    instances.forEach(instance -> expected.add("EC2 instance " + instance + " is running"));
    IntStream.range(0, PORTS)
        .forEach(port -> expected.add("sw1: GigabitEthernet0/" + port + " is down"));
    await().atMost(LONGEST).untilAsserted(() -> assertThat(subjects()).containsAll(expected));
  }

  /** By RELP, which answers once the message is on the volume. */
  private static void tellOfPorts() throws Exception {
    RelpConnection connection = new RelpConnection();
    connection.connect("127.0.0.1", STAGES.get("signalbox-onprem").port("intake.syslog.relp.port"));
    RelpBatch batch = new RelpBatch();
    for (int port = 0; port < PORTS; port++) {
      String text =
          "<187>Jan  5 08:00:00 sw1 %%LINK-3-UPDOWN: Interface GigabitEthernet0/%d, changed state"
              + " to down";
      batch.insert(text.formatted(port).getBytes(StandardCharsets.UTF_8));
    }
    connection.commit(batch);
    assertThat(batch.verifyTransactionAll()).isTrue();
    connection.disconnect();
  }

  @Test
  void aHeartbeatOfTheFirstStageComesBackAtTheLast() {
    Stage first = STAGES.get("signalbox-onprem");
    Stage last = STAGES.get("signalbox-notifications");
    Map<String, String> delivery = Map.of("delivery", "email-ses");

    await()
        .atMost(LONGEST)
        .until(
            () -> last.metrics().sum("signalbox_heartbeat_latency_seconds_count", delivery) >= 1);
    assertThat(first.metrics().sum("signalbox_heartbeat_sent_total", Map.of())).isEqualTo(1);
    assertThat(last.metrics().sum("signalbox_heartbeat_age_seconds", delivery))
        .isBetween(0.0, 600.0);
    assertThat(last.health("").body())
        .containsPattern("\"name\" : \"email-ses\",\\s+\"status\" : \"UP\",\\s+\"last-return\"");
    assertThat(subjects()).noneMatch(subject -> subject.contains("Heartbeat"));
  }

  @Test
  void aSourceThatIsAddedIsTakenUpAsTheStageRuns() throws Exception {
    String text = Files.readString(Path.of("routes/sources/example-app.camel.yaml"));
    STAGES
        .get("signalbox-aws")
        .add(
            "/etc/signalbox/routes/other/sources",
            "my-app.camel.yaml",
            text.replace("source-example-app", "source-my-app")
                .replace("com.example.shop", "com.example.my-app"));

    await()
        .atMost(LONGEST)
        .untilAsserted(
            () -> {
              // until then it is for whatever source takes what no other does
              sendToMyApp();
              assertThat(subjects())
                  .anyMatch(s -> s.contains("checkout 4.2.0: deployment succeeded"));
            });
  }

  private static void sendToMyApp() {
    String event =
        """
        {"source": "com.example.my-app", "detail-type": "Deployment Finished", "id": "%s",
         "account": "123456789012", "region": "eu-central-1", "time": "2026-01-05T08:00:00Z",
         "detail": {"service": "checkout", "version": "4.2.0", "result": "succeeded"}}
        """;
    publishText(event.formatted(UUID.randomUUID()));
  }

  private static void publish(String instance) {
    publishText(Events.ec2(instance, instance, "running").toString());
  }

  private static void publishText(String event) {
    sns.publish(p -> p.topicArn(topic("AwsServiceEvents")).message(event));
  }

  private static Set<String> subjects() {
    return aws.mails().stream().map(StagesIT::subject).collect(Collectors.toSet());
  }

  private static String subject(SentMail mail) {
    try {
      return mail.message().getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes ten messages from the machines' queue. */
  private static Set<String> receive() {
    String url = sqs.getQueueUrl(q -> q.queueName("OrgResourceEvents")).queueUrl();
    Set<String> lines = new HashSet<>();
    List<Message> messages;
    do {
      messages = sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
      for (Message message : messages) {
        lines.add(message.body().strip());
        sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    } while (!messages.isEmpty());
    return lines;
  }

  private static String topic(String name) {
    return "arn:aws:sns:%s:%s:%s".formatted(AwsServer.REGION, AwsServer.ACCOUNT, name);
  }

  /** A pod as a process. */
  private static final class Stage implements AutoCloseable {

    private final Pod pod;
    private final Path root;
    private final Path working;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> ports = new HashMap<>();
    private final int observed = Ports.free();
    private JarProcess process;

    Stage(Pod pod, Path root) throws IOException {
      this.pod = pod;
      this.root = root;
      // the image's working directory
      working = Files.createDirectories(root.resolve("etc/signalbox"));
      pod.mount(root);
      pod.environment()
          .forEach(
              (name, value) ->
                  environment.put(name, value.replace("123456789012", AwsServer.ACCOUNT)));
      environment.putAll(HERE);
      environment.put("SIGNALBOX_OBSERVE_HOST", "127.0.0.1");
      environment.put("SIGNALBOX_OBSERVE_PORT", Integer.toString(observed));
      if (pod.name().equals("signalbox-onprem")) {
        // one at each start, and no other that could be missed while stages are killed
        environment.put("SIGNALBOX_OBSERVE_HEARTBEAT_RATE_SECONDS", "3600");
      }
      environment.put(
          "SIGNALBOX_DATA_DIRECTORY", root + pod.environment().get("SIGNALBOX_DATA_DIRECTORY"));
      for (String key : pod.listeners()) {
        ports.put(key, Integer.toString(Ports.free()));
        ports.put(key.replaceFirst("port$", "host"), "127.0.0.1");
      }
    }

    void start() {
      working.resolve("log").toFile().delete();
      process = JarProcess.start(working, environment, JarProcess.set(ports));
    }

    void awaitReady() {
      await().atMost(LONGEST).until(process::isReady);
    }

    void add(String path, String file, String text) throws IOException {
      pod.add(root, path, file, text);
    }

    void kill() throws InterruptedException {
      process.kill();
    }

    int port(String key) {
      return Integer.parseInt(ports.get(key));
    }

    long routeFiles() throws IOException {
      try (var files = Files.walk(working.resolve("routes"))) {
        return files
            .filter(Files::isSymbolicLink)
            .filter(each -> each.toString().endsWith(".camel.yaml"))
            .count();
      }
    }

    MetricsOf metrics() {
      return new MetricsOf(observed);
    }

    HttpResponse<String> health(String kind) {
      URI uri = URI.create("http://127.0.0.1:" + observed + "/observe/health" + kind);
      return new Http(observed).send(HttpRequest.newBuilder(uri).build());
    }

    @Override
    public void close() {
      if (process != null) {
        process.close();
      }
    }
  }
}
