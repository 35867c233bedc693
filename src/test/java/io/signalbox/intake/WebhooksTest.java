package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is posted below /events, as events, which a receiver gets as CloudEvents. */
class WebhooksTest {

  private static final String TOKEN = "correct-horse";
  private static final String SECRET = "battery-staple";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final String ALERTS =
      """
      {"version": "4", "groupKey": "{}:{alertname=\\"%1$s\\"}", "truncatedAlerts": 0,
       "status": "firing", "receiver": "signalbox", "groupLabels": {"alertname": "%1$s"},
       "commonLabels": {"alertname": "%1$s"}, "commonAnnotations": {},
       "externalURL": "http://alertmanager.example.com",
       "alerts": [
         {"status": "firing", "labels": {"alertname": "%1$s", "instance": "db-1:9100"},
          "annotations": {"summary": "Disk of db-1 is full"},
          "startsAt": "2026-01-05T09:00:00.5+01:00", "endsAt": "0001-01-01T00:00:00Z",
          "generatorURL": "http://prometheus.example.com/graph", "fingerprint": "%1$s-a"},
         {"status": "resolved", "labels": {"alertname": "%1$s", "instance": "db-2:9100"},
          "annotations": {}, "startsAt": "2026-01-05T07:00:00Z",
          "endsAt": "2026-01-05T08:00:00Z", "generatorURL": "", "fingerprint": "%1$s-b"}]}
      """;

  /** A webhook of one's own: a file, and nothing else. */
  private static final String OWN =
      """
      - route:
          id: intake-backup
          description: "POST /events/backup: reports of our backups"
          routeConfigurationId: error-http-replies
          precondition: "'{{intake.http.port}}' != ''"
          from:
            uri: netty-http:http://{{intake.http.host}}:{{intake.http.port}}/events/backup?{{intake.http.consumer}}
            steps:
              - to:
                  id: intake-backup-read
                  uri: direct:http-json
              - setBody:
                  id: intake-backup-map
                  expression:
                    jq:
                      resultType: com.fasterxml.jackson.databind.JsonNode
                      expression: |
                        {source: "backup", "detail-type": "Backup", detail: {host: text(.machine), state: text(.result)}}
              - to:
                  id: intake-backup-publish
                  uri: direct:http-events
      """;

  @TempDir static Path directory;
  private static final Receiver RECEIVER = Receiver.start();
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws Exception {
    Path routes = directory.resolve("routes");
    Routes.copyTo(routes);
    Files.writeString(routes.resolve("intake/backup.camel.yaml"), OWN);
    Path token = Files.writeString(directory.resolve("token"), TOKEN);
    Path secret = Files.writeString(directory.resolve("secret"), SECRET);
    signalbox =
        TestSignalbox.start(
            directory.resolve("data"),
            Map.of(
                "routes.directory",
                routes.toString(),
                "intake.http.token-file",
                token.toString(),
                "intake.github.secret-file",
                secret.toString(),
                "channel.cloudevents.url",
                RECEIVER.url("/"),
                "channel.org-resource-events.recipients",
                "{{channel.org-resource-events.out}},direct:cloudevents"));
  }

  @AfterAll
  static void stop() {
    signalbox.close();
    RECEIVER.close();
  }

  @Test
  void eachAlertOfAlertmanagerIsAnEvent() {
    var answer = post("alertmanager", ALERTS.formatted("DiskFull"));

    String firing = "DiskFull-a-firing-2026-01-05T09:00:00.5+01:00";
    String resolved = "DiskFull-b-resolved-2026-01-05T08:00:00Z";
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(Json.read(answer.body()))
        .isEqualTo(
            Json.read("{\"accepted\": 2, \"ids\": [\"%s\", \"%s\"]}".formatted(firing, resolved)));
    JsonNode first = received(firing);
    assertThat(first.path("source").asText()).isEqualTo("prometheus.alertmanager");
    assertThat(first.path("type").asText()).isEqualTo("Alert");
    assertThat(first.path("time").asText()).isEqualTo("2026-01-05T08:00:00.5Z");
    assertThat(first.path("subject").asText())
        .isEqualTo("arn:onprem:prometheus:main::alert/DiskFull/db-1:9100");
    ObjectNode alert = (ObjectNode) Json.read(ALERTS.formatted("DiskFull")).at("/alerts/0");
    alert.put("receiver", "signalbox");
    alert.put("externalURL", "http://alertmanager.example.com");
    alert.put("groupKey", "{}:{alertname=\"DiskFull\"}");
    assertThat(detail(first)).isEqualTo(alert);
    assertThat(received(resolved).path("time").asText()).isEqualTo("2026-01-05T08:00:00Z");
    await()
        .atMost(LONGEST)
        .until(
            () ->
                signalbox
                    .out()
                    .csv()
                    .contains(
                        "prometheus.alertmanager,arn:onprem:prometheus:main::alert/DiskFull/db-2:9100,resolved"));
  }

  @Test
  void anAlertThatIsSentAgainIsARepeat() {
    int before = signalbox.count("signalbox.events.duplicate");
    post("alertmanager", ALERTS.formatted("Again"));

    post("alertmanager", ALERTS.formatted("Again"));

    await()
        .atMost(LONGEST)
        .until(() -> signalbox.count("signalbox.events.duplicate") == before + 2);
  }

  @Test
  void anAlertOfGrafanaIsAnEvent() {
    var answer =
        post(
            "grafana",
            """
            {"receiver": "signalbox", "status": "firing", "orgId": 1, "version": "1",
             "groupKey": "{}", "truncatedAlerts": 0, "title": "[FIRING:1]", "state": "alerting",
             "message": "", "externalURL": "https://grafana.example.com/",
             "groupLabels": {}, "commonLabels": {}, "commonAnnotations": {},
             "alerts": [
               {"status": "firing", "labels": {"alertname": "High load", "grafana_folder": "Ops"},
                "annotations": {"summary": "Load is 12"}, "startsAt": "2026-01-05T08:00:00Z",
                "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "", "fingerprint": "c6eadffa33",
                "silenceURL": "", "dashboardURL": "", "panelURL": "",
                "values": {"B": 12.4}, "valueString": "[ var='B' value=12.4 ]"}]}
            """);

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode event = received("c6eadffa33-firing-2026-01-05T08:00:00Z");
    assertThat(event.path("source").asText()).isEqualTo("grafana");
    assertThat(event.path("subject").asText())
        .isEqualTo("arn:onprem:grafana:main::alert/High-load/c6eadffa33");
    assertThat(event.at("/data/values/B").asText()).isEqualTo("12.4");
    assertThat(event.at("/data/orgId").asInt()).isEqualTo(1);
    assertThat(event.at("/data/externalURL").asText()).isEqualTo("https://grafana.example.com/");
  }

  @Test
  void aSignedDeliveryOfGitHubIsAnEvent() throws Exception {
    String body =
        """
        {"action": "completed",
         "workflow_run": {"id": 30433642, "name": "CI", "head_branch": "main",
           "status": "completed", "conclusion": "failure"},
         "repository": {"name": "shop", "default_branch": "main", "owner": {"login": "acme"}}}
        """;

    var answer = deliver(body, "workflow_run", "72d3162e-cc78-11e3-81ab-4c9367dc0958");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo("{\"accepted\":1,\"ids\":[\"72d3162e-cc78-11e3-81ab-4c9367dc0958\"]}");
    JsonNode event = received("72d3162e-cc78-11e3-81ab-4c9367dc0958");
    assertThat(event.path("source").asText()).isEqualTo("github");
    assertThat(event.path("type").asText()).isEqualTo("workflow_run");
    assertThat(event.path("subject").asText())
        .isEqualTo("arn:onprem:github:acme::shop/workflow_run/30433642");
    assertThat(event.at("/data/signalbox/state").asText()).isEqualTo("failure");
    assertThat(detail(event)).isEqualTo(Json.read(body));
  }

  @Test
  void aPingIsAnsweredAndTellsNothing() throws Exception {
    var answer = deliver("{\"zen\": \"Keep it logically awesome.\"}", "ping", "p-1");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"accepted\":0,\"ids\":[]}");
  }

  @Test
  void aDeliveryWithAnotherSignatureIsRefused() throws Exception {
    var answer =
        signalbox
            .http()
            .postTo("github", "{}", "X-Hub-Signature-256", signature("{ }"), "X-GitHub-Event", "x");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"X-Hub-Signature-256 is not the signature of this body\"}");
  }

  @ParameterizedTest
  @CsvSource({"alertmanager", "grafana", "backup"})
  void whatCarriesNoTokenIsRefused(String path) {
    var answer = signalbox.http().postTo(path, "{}");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          alertmanager | {                     | not JSON: Unexpected end-of-input
          alertmanager | {"a": 1, "a": 2}      | not JSON: Duplicate field 'a'
          alertmanager | []                    | an array where an object with the field version is expected
          alertmanager | {}                    | version is missing
          alertmanager | {"version": "3"}      | version is 3, not 4
          alertmanager | {"version": "4"}      | alerts is missing
          alertmanager | {"version": "4", "alerts": {}} | alerts is an object, not an array
          alertmanager | {"version": "4", "alerts": [1]} | alerts.0 is a number, not an object
          alertmanager | {"version": "4", "alerts": [{}]} | alerts.0: status is missing
          alertmanager | {"version": "4", "alerts": [{"status": "resolved"}]} | alerts.0: endsAt is missing
          alertmanager | {"version": "4", "alerts": [{"status": "firing", "startsAt": "x"}]} | alerts.0: fingerprint is missing
          alertmanager | {"version": "4", "alerts": [{"status": "firing", "startsAt": "x", "fingerprint": "f"}]} | event 0: time is not an RFC 3339 date and time: x
          grafana      | {"alerts": null}      | alerts is missing
          grafana      | {"alerts": [{"status": "firing"}]} | alerts.0: startsAt is missing
          backup       | {"machine": "db-1"}   | result is missing
          """)
  void whatIsMalformedIsRefusedWithTheField(String path, String body, String reason) {
    var answer = post(path, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"" + reason);
  }

  @Test
  void ofADeliveryGitHubMustSayTheEventAndTheId() throws Exception {
    var noEvent = signalbox.http().postTo("github", "{}", "X-Hub-Signature-256", signature("{}"));
    var noId =
        signalbox
            .http()
            .postTo("github", "{}", "X-Hub-Signature-256", signature("{}"), "X-GitHub-Event", "x");
    var noObject = deliver("[]", "push", "o-1");

    assertThat(noEvent.statusCode()).isEqualTo(400);
    assertThat(noEvent.body()).isEqualTo("{\"error\":\"X-GitHub-Event is missing\"}");
    assertThat(noId.body()).isEqualTo("{\"error\":\"X-GitHub-Delivery is missing\"}");
    assertThat(noObject.body()).isEqualTo("{\"error\":\"detail is an array, not an object\"}");
  }

  @Test
  void ofAlertsWithOneMalformedNoneIsTaken() {
    String body = ALERTS.formatted("Half").replace("Half-b", "");
    assertThat(post("alertmanager", body).statusCode()).isEqualTo(400);

    post("alertmanager", ALERTS.formatted("Whole"));

    received("Whole-b-resolved-2026-01-05T08:00:00Z");
    assertThat(RECEIVER.requests())
        .noneMatch(request -> new String(request.body(), StandardCharsets.UTF_8).contains("Half"));
  }

  @Test
  void aWebhookOfOnesOwnIsOneFile() {
    var answer = post("backup", "{\"machine\": \"db-1\", \"result\": \"failed\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
    String id = Json.read(answer.body()).at("/ids/0").asText();
    assertThat(received(id).at("/data/host").asText()).isEqualTo("db-1");
    await()
        .atMost(LONGEST)
        .until(
            () ->
                signalbox.out().csv().contains("backup,arn:onprem:backup:main::host/db-1,failed"));
  }

  private static HttpResponse<String> post(String path, String body) {
    return signalbox.http().postTo(path, body, "Authorization", "Bearer " + TOKEN);
  }

  private static HttpResponse<String> deliver(String body, String event, String id)
      throws Exception {
    return signalbox
        .http()
        .postTo(
            "github",
            body,
            "X-Hub-Signature-256",
            signature(body),
            "X-GitHub-Event",
            event,
            "X-GitHub-Delivery",
            id);
  }

  private static String signature(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] hmac = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    return "sha256=" + HexFormat.of().formatHex(hmac);
  }

  /** The detail as it was posted, without what Signalbox adds for other buses. */
  private static JsonNode detail(JsonNode cloudEvent) {
    return ((ObjectNode) cloudEvent.path("data")).without("signalbox");
  }

  /** The CloudEvent with this id, once it is there. */
  private static JsonNode received(String id) {
    return await()
        .atMost(LONGEST)
        .until(
            () ->
                RECEIVER.requests().stream()
                    .map(request -> Json.read(request.body()))
                    .filter(event -> event.path("id").asText().equals(id))
                    .findFirst()
                    .orElse(null),
            event -> event != null);
  }
}
