package io.signalbox.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.Json;
import io.signalbox.intake.batch.WrittenEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As a route in YAML uses it. */
class SyslogDataFormatTest {

  private static final String ROUTE =
      """
      - beans:
          - name: syslog
            type: io.signalbox.syslog.SyslogDataFormat
            properties: {site: berlin, timeZone: Europe/Berlin}
      - route:
          id: read
          from:
            uri: direct:read
            steps:
              - unmarshal: {id: read-unmarshal, custom: {ref: syslog}}
      - route:
          id: by-name
          from:
            uri: direct:by-name
            steps:
              - unmarshal: {id: by-name-unmarshal, custom: {ref: signalbox-syslog}}
      - route:
          id: write
          from:
            uri: direct:write
            steps:
              - marshal: {id: write-marshal, custom: {ref: syslog}}
      """;

  private static final String TEXT =
      "<165>1 2026-01-05T08:00:00Z web1 app 12 ID [a@1 k=\"v\"] hello";

  private static final CamelContext CONTEXT = new DefaultCamelContext();
  private static ProducerTemplate template;

  @BeforeAll
  static void start() throws Exception {
    PluginHelper.getRoutesLoader(CONTEXT)
        .loadRoutes(ResourceHelper.fromString("test.camel.yaml", ROUTE));
    CONTEXT.start();
    template = CONTEXT.createProducerTemplate();
  }

  @AfterAll
  static void stop() {
    CONTEXT.stop();
  }

  private static JsonNode read(Object body) {
    return template.requestBody("direct:read", body, JsonNode.class);
  }

  private static JsonNode read(Frames frames) {
    WrittenEvents events = template.requestBody("direct:read", frames, WrittenEvents.class);
    JsonNode array = Json.read("[" + new String(events.json(), StandardCharsets.UTF_8) + "]");
    assertThat(events.count()).isEqualTo(array.size());
    return array;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aMessageIsAnEvent() {
    JsonNode event = read(TEXT);

    assertThat(event)
        .isEqualTo(
            Json.read(
                """
                {"version": "0", "id": "%s", "detail-type": "Syslog Message", "source": "syslog",
                 "account": "", "time": "2026-01-05T08:00:00Z", "region": "berlin",
                 "resources": ["arn:onprem:syslog:berlin::host/web1"],
                 "detail": {"facility": "local4", "facility-code": 20, "severity": "notice",
                   "severity-code": 5, "host": "web1", "app": "app", "procid": "12", "msgid": "ID",
                   "structured-data": {"a@1": {"k": "v"}}, "message": "hello", "raw": %s,
                   "format": "rfc5424"}}
                """
                    .formatted(
                        event.path("id").asText(), Json.MAPPER.getNodeFactory().textNode(TEXT))));
    assertThat(EventEnvelope.complete(event, null)).isEqualTo(event);
  }

  @Test
  void bytesAreReadAsTextIs() {
    assertThat(read(bytes(TEXT)).path("detail")).isEqualTo(read(TEXT).path("detail"));
  }

  @Test
  void aMessageWithoutTimeHasThatOfItsArrival() {
    Instant time = Instant.parse(read("text").path("time").asText());

    assertThat(time).isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
  }

  @Test
  void framesAreWrittenAndSayWhereTheyCameFrom() {
    Origin origin = new Origin("192.0.2.1", "tls", "CN=web1");
    Frames frames =
        new Frames(
            List.of(
                new Frames.Frame(bytes("<13>app: one"), origin, true),
                new Frames.Frame(bytes(TEXT), origin, false)));

    JsonNode events = read(frames);

    assertThat(events).hasSize(2);
    JsonNode first = events.path(0).path("detail");
    assertThat(first.path("peer").asText()).isEqualTo("192.0.2.1");
    assertThat(first.path("transport").asText()).isEqualTo("tls");
    assertThat(first.path("tls-subject").asText()).isEqualTo("CN=web1");
    assertThat(first.path("truncated").asBoolean()).isTrue();
    assertThat(events.path(1).path("detail").has("truncated")).isFalse();
  }

  @Test
  void theHostIsThatOfTheClaimOrElseThePeer() {
    Origin origin = new Origin("2001:db8::7", "udp", null);

    assertThat(resource("<13>app: x", origin))
        .isEqualTo("arn:onprem:syslog:berlin::host/2001:db8::7");
    assertThat(resource("<13>1 - a/b* app - - - x", origin))
        .isEqualTo("arn:onprem:syslog:berlin::host/a-b-");
    assertThat(resource("x", Origin.UNKNOWN)).isEqualTo("arn:onprem:syslog:berlin::host/unknown");
  }

  private static String resource(String text, Origin origin) {
    Frames frames = new Frames(List.of(new Frames.Frame(bytes(text), origin, false)));
    return read(frames).path(0).path("resources").path(0).asText();
  }

  @Test
  void everyEventHasAnIdOfItsOwn() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      ids.add(read(TEXT).path("id").asText());
    }
    assertThat(ids).hasSize(100);
  }

  @Test
  void anEventIsWrittenAsTheTextItCameOf() {
    assertThat(template.requestBody("direct:write", read(TEXT), String.class)).isEqualTo(TEXT);
  }

  @Test
  void theNameOfTheFormatIsEnough() {
    JsonNode event = template.requestBody("direct:by-name", TEXT, JsonNode.class);

    assertThat(event.path("region").asText()).isEqualTo("main");
  }

  @Test
  void wrongOptionsAreRefused() {
    SyslogDataFormat format = new SyslogDataFormat();

    assertThatThrownBy(() -> format.setSite("a b"))
        .hasMessage("site=a b: must be letters, digits, . _ and -");
    assertThatThrownBy(() -> format.setTimeZone("Nowhere"))
        .hasMessage("time-zone=Nowhere: no such time zone");
  }
}
