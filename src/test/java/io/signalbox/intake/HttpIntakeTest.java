package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Http;
import io.signalbox.testing.TestSignalbox;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What POST /events answers. */
class HttpIntakeTest {

  private static final String TOKEN = "correct-horse";

  @TempDir static Path directory;
  private static TestSignalbox open;

  @BeforeAll
  static void start() {
    open =
        TestSignalbox.start(
            directory.resolve("open"), Map.of("intake.http.max-body-bytes", "100000"));
  }

  @AfterAll
  static void stop() {
    open.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{`|not JSON: Unexpected end-of-input",
        "``|not JSON: nothing there",
        "`\"text\"`|an event is a JSON object, not a string",
        "`[]`|the array holds no event",
        "`{\"source\":\"a\"}`|detail-type is missing",
        "`{\"source\":\"a\",\"detail-type\":\"b\"}`|detail is missing",
        "`{\"source\":\"a\",\"detail-type\":\"b\",\"detail\":[]}`|detail is an array, not an object",
        "`{\"source\":\"a\",\"detail-type\":\"b\",\"detail\":{},\"time\":\"now\"}`"
            + "|time is not an RFC 3339 date and time: now",
        "`{\"source\":\"a\",\"source\":\"b\"}`|not JSON: Duplicate field 'source'",
        "`{\"specversion\":\"1.0\",\"id\":\"1\"}`|not a CloudEvent: ",
      })
  void whatIsMalformedIsRefusedWithTheReason(String body, String reason) {
    var answer = open.http().post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).contains("{\"error\":\"" + reason);
  }

  @ParameterizedTest
  // a sequence that breaks off, an overlong one, half a surrogate pair, Latin-1, a stray byte
  @ValueSource(strings = {"c328", "c080", "eda080", "e922", "ff"})
  void whatIsNotUtf8IsRefused(String bytes) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("{\"source\":\"".getBytes(StandardCharsets.UTF_8));
    body.write(HexFormat.of().parseHex(bytes));
    body.write("\",\"detail-type\":\"b\",\"detail\":{}}".getBytes(StandardCharsets.UTF_8));
    byte[] request = body.toByteArray();

    var answer = open.http().post(HttpRequest.BodyPublishers.ofByteArray(request));
    var cloudEvent =
        open.http()
            .post(
                HttpRequest.BodyPublishers.ofByteArray(request),
                "Content-Type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                "h-13",
                "ce-type",
                "t",
                "ce-source",
                "s");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"not JSON: not UTF-8 from byte 11\"}");
    assertThat(cloudEvent.statusCode()).isEqualTo(400);
    assertThat(cloudEvent.body()).contains("not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ufffe", "\\ud800"})
  void charactersThatOthersRefuseAreTakenInADetail(String escaped) {
    String instance = "i-" + escaped.substring(2);
    var event = Events.ec2("h-" + escaped.substring(2), instance, "running");
    String body = event.toString().replace("\"state\"", "\"odd\":\"" + escaped + "\",\"state\"");

    var answer = open.http().post(body);

    assertThat(answer.statusCode()).isEqualTo(202);
    await().until(() -> open.out().csv().contains(Events.csv(instance, "running")));
  }

  @Test
  void ofAnArrayWithOneMalformedEventNothingIsTaken() {
    String good = Events.ec2("h-1", "i-none", "running").toString();

    var answer = open.http().post("[" + good + ",{\"source\":\"a\"}]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"event 1: detail-type is missing\"}");
    open.http().post(Events.ec2("h-2", "i-after", "running").toString());
    await().until(() -> open.out().csv().contains(Events.csv("i-after", "running")));
    assertThat(open.out().csv()).doesNotContain(Events.csv("i-none", "running"));
  }

  @Test
  void anArrayIsTakenWithAllItsIds() {
    var answer =
        open.http()
            .post(
                "["
                    + Events.ec2("h-3", "i-h3", "running")
                    + ","
                    + Events.ec2("h-4", "i-h4", "running")
                    + "]");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"ids\":[\"h-3\",\"h-4\"]}");
  }

  @Test
  void aBodyThatCurlCallsAFormIsTakenAsItIs() {
    var event = Events.ec2("h-5", "i-form", "running");
    event.put("account", "a%zz&b=c+d");

    var answer =
        open.http().post(event.toString(), "Content-Type", "application/x-www-form-urlencoded");

    assertThat(answer.statusCode()).isEqualTo(202);
    await().until(() -> open.out().csv().contains(Events.csv("i-form", "running")));
  }

  @Test
  void aStructuredCloudEventIsTaken() {
    var answer =
        open.http()
            .post(
                """
                {"specversion":"1.0","type":"EC2 Instance State-change Notification",
                 "source":"com.amazonaws/us-east-2/ec2","id":"h-6","awsaccount":"123456789012",
                 "time":"2019-10-28T19:56:14.195503Z",
                 "data":{"instance-id":"i-cloud","state":"running"}}
                """,
                "Content-Type",
                "application/cloudevents+json");

    assertThat(answer.statusCode()).isEqualTo(202);
    String line = "aws.ec2,arn:aws:ec2:us-east-2:123456789012:instance/i-cloud,running";
    await().until(() -> open.out().csv().contains(line));
  }

  @Test
  void aBinaryCloudEventIsTaken() {
    var answer =
        open.http()
            .post(
                "{\"service\":\"basket\",\"version\":\"2\",\"result\":\"succeeded\"}",
                "Content-Type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                "h-7",
                "ce-type",
                "Deployment Finished",
                "ce-source",
                "com.example.shop");

    assertThat(answer.statusCode()).isEqualTo(202);
    String line = "com.example.shop,arn:onprem:shop:main::service/basket,succeeded";
    await().until(() -> open.out().csv().contains(line));
  }

  @Test
  void aBatchOfCloudEventsIsTaken() {
    String one =
        """
        {"specversion":"1.0","type":"Deployment Finished","source":"com.example.shop","id":"%s",
         "data":{"service":"%s","result":"failed"}}
        """;

    var answer =
        open.http()
            .post(
                "[" + one.formatted("h-8", "b1") + "," + one.formatted("h-9", "b2") + "]",
                "Content-Type",
                "application/cloudevents-batch+json");

    assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"ids\":[\"h-8\",\"h-9\"]}");
  }

  @Test
  void aBodyAboveTheLimitIsAnswered413() {
    String body = "\"" + "x".repeat(10_000_000) + "\"";

    // the answer comes before the body is sent, as it does to curl; by a connection of its own,
    // since
    // one that another test has used may be closing
    var http = new Http(open.http().events().getPort());
    var answer =
        http.send(
            HttpRequest.newBuilder(http.events())
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void otherMethodsAndPathsAreNotServed() {
    Http http = open.http();
    var get = http.send(HttpRequest.newBuilder(http.events()).GET().build());
    var other = http.send(HttpRequest.newBuilder(http.events().resolve("/other")).GET().build());

    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(other.statusCode()).isEqualTo(404);
  }

  @Test
  void withATokenFileOnlyRequestsThatCarryTheTokenAreTaken() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    Map<String, String> keys = Map.of("intake.http.token-file", file.toString());
    String event = Events.ec2("h-10", "i-1", "running").toString();

    try (TestSignalbox closed = TestSignalbox.start(directory.resolve("closed"), keys)) {
      var without = closed.http().post(event);
      var wrong = closed.http().post(event, "Authorization", "Bearer wrong");
      var right = closed.http().post(event, "Authorization", "Bearer " + TOKEN);

      assertThat(without.statusCode()).isEqualTo(401);
      assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(right.statusCode()).isEqualTo(202);
    }
  }

  @Test
  void whileTheChannelIsUnavailableItAnswers503() {
    Map<String, String> keys = Map.of("channel.spool.out", "direct:nowhere?block=false");

    try (TestSignalbox broken = TestSignalbox.start(directory.resolve("broken"), keys)) {
      var answer = broken.http().post(Events.ec2("h-11", "i-1", "running").toString());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
      assertThat(answer.body())
          .isEqualTo("{\"error\":\"the channel is unavailable; nothing was taken\"}");
    }
  }

  @Test
  void headersThatCamelActsOnAreNotTaken() {
    var answer =
        open.http()
            .post(
                Events.ec2("h-12", "i-header", "running").toString(),
                "CamelFileName",
                "../evil",
                "JMSReplyTo",
                "queue:evil",
                "CamelHttpResponseCode",
                "200");

    assertThat(answer.statusCode()).isEqualTo(202);
    await().until(() -> open.out().csv().contains(Events.csv("i-header", "running")));
  }
}
