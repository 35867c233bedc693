package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.notification.Templates;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others write into a notification stays text, and within what each service takes. */
class HostileNotificationsTest {

  private static final String[] FIELDS = {
    "event-id",
    "event-time",
    "subject",
    "severity",
    "source",
    "resource",
    "state",
    "html",
    "details"
  };

  private static final String MIXED =
      "<!channel> <!everyone> <@U012AB3CD> @channel @Here @everyone <http://evil.example|Open in AWS>"
          + " [Open](http://evil.example) <at>all</at> <script>alert(1)</script> & * _ ~ ` "
          + " ${7*7} #{7*7} {{TIME(2026-01-05T08:00:00Z)}} ${body} {{data.directory}}"
          + " \r\nSubject: forged\r\n\u2028\u2029\u0085\u000b\f\0 \u202egnp.exe\u202c \u2066x\u2069 \ud800 \udc00"
          + " \"quoted\" \\ \ufffe";

  static Stream<String> hostile() {
    return Stream.of(
        MIXED,
        "字".repeat(1 << 20),
        "&".repeat(1 << 20),
        "🔴".repeat(1 << 19),
        "*".repeat(1 << 20),
        "\n".repeat(1 << 20),
        "a\n".repeat(1 << 19),
        "\u202e".repeat(1 << 20),
        "\ud800".repeat(1000),
        "");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void slackTakesIt(String text) {
    JsonNode message = read(new SlackMessage().write(notification(text)));

    assertThat(message.path("text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(3000);
    assertThat(message.path("blocks").size()).isLessThanOrEqualTo(50);
    for (JsonNode block : message.path("blocks")) {
      int longest = block.path("type").asText().equals("header") ? 150 : 3000;
      if (block.has("text")) {
        assertThat(block.at("/text/type").asText()).isEqualTo("plain_text");
        assertThat(block.at("/text/text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(longest);
      }
      assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
      for (JsonNode field : block.path("fields")) {
        assertThat(field.path("type").asText()).isEqualTo("mrkdwn");
        assertThat(field.path("verbatim").asBoolean()).isTrue();
        assertThat(field.path("text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(2000);
      }
    }
    assertThat(texts(message)).allSatisfy(HostileNotificationsTest::assertHarmless);
  }

  @Test
  void slackIsToldNobodysNameAndNoLink() {
    JsonNode message = read(new SlackMessage().write(notification(MIXED)));

    List<String> marked = new ArrayList<>();
    message.findValues("fields").forEach(f -> f.forEach(e -> marked.add(e.path("text").asText())));
    marked.add(message.path("text").asText());
    assertThat(marked)
        .anyMatch(text -> text.contains("&lt;!channel&gt;"))
        .allMatch(text -> !text.contains("<") && !text.contains(">"));
    assertThat(texts(message)).noneMatch(text -> text.matches("(?is).*@(channel|here|everyone).*"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void teamsTakesIt(String text) {
    byte[] body = new TeamsCard().write(notification(text));

    assertThat(body).hasSizeLessThan(28 * 1024);
    JsonNode card = read(body).at("/attachments/0/content");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.path("version").asText()).isEqualTo("1.5");
    for (JsonNode element : card.path("body")) {
      assertThat(element.path("type").asText()).isIn("RichTextBlock", "FactSet");
    }
    assertThat(card.has("actions")).isFalse();
    assertThat(texts(card)).allSatisfy(HostileNotificationsTest::assertHarmless);
  }

  @Test
  void teamsFindsNoMarkdownInAFact() {
    JsonNode card = read(new TeamsCard().write(notification(MIXED)));

    for (String value : card.findValuesAsText("value")) {
      assertThat(value.replaceAll("\\\\[\\\\`*_{}\\[\\]()#+.!|~<>-]", ""))
          .doesNotContainPattern("[\\\\`*_{}\\[\\]()#<>~|]");
    }
    assertThat(texts(card)).noneMatch(text -> text.contains("{{"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void zoomTakesIt(String text) {
    JsonNode message = read(new ZoomMessage().write(notification(text)));

    assertThat(message.path("is_markdown_support").booleanValue()).isFalse();
    JsonNode content = message.path("content");
    assertThat(content.at("/head/text").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(200);
    assertThat(content.at("/head/style/color").asText()).matches("#[0-9A-F]{6}");
    for (JsonNode element : content.path("body")) {
      assertThat(element.path("type").asText()).isIn("message", "fields");
      assertThat(element.has("link")).isFalse();
    }
    assertThat(texts(content).stream().mapToInt(String::length).sum()).isLessThan(4096);
    assertThat(texts(message)).allSatisfy(HostileNotificationsTest::assertHarmless);
    assertThat(texts(message)).noneMatch(each -> each.matches("(?is).*@(channel|here|everyone).*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {MIXED, "", "字", "&*"})
  void aCloudEventSaysIt(String text) {
    WebhookBody body = new WebhookBody();
    body.setFormat("cloudevents");
    byte[] json = body.write(notification(text));

    CloudEvent event = new JsonFormat().deserialize(json);
    assertThat(event.getType()).isEqualTo("io.signalbox.notification");
    assertThat(event.getSource()).hasToString("signalbox");
    assertThat(texts(read(json))).allSatisfy(HostileNotificationsTest::assertHarmless);
    assertThat(body.write(notification(text))).as("what is sent again is the same").isEqualTo(json);
  }

  @Test
  void aCloudEventSaysWhatTheNotificationIsAbout() {
    Exchange exchange = notification("");
    exchange.getMessage().setHeader("source", "aws.ec2");
    exchange.getMessage().setHeader("resource", "arn:aws:ec2:eu-central-1:1:instance/i-1");
    exchange.getMessage().setHeader("event-time", "2026-01-05T08:00:00Z");
    exchange.getMessage().setHeader("event-id", "e-1");
    WebhookBody body = new WebhookBody();
    body.setFormat("cloudevents");

    JsonNode event = read(body.write(exchange));

    assertThat(body.mediaType()).isEqualTo("application/cloudevents+json");
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("source").asText()).isEqualTo("aws.ec2");
    assertThat(event.path("subject").asText()).isEqualTo("arn:aws:ec2:eu-central-1:1:instance/i-1");
    assertThat(event.path("time").asText()).isEqualTo("2026-01-05T08:00:00Z");
    assertThat(event.path("id").asText()).matches("[0-9a-f]{32}");
    assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
    assertThat(event.at("/data/id").asText()).isEqualTo("e-1");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void pagerDutyTakesIt(String text) {
    byte[] body = new PagerDutyEvent("key").write(notification(text));

    assertThat(body).hasSizeLessThan(512 * 1024);
    JsonNode event = read(body);
    assertThat(event.path("dedup_key").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(255);
    assertThat(event.at("/payload/summary").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(1024);
    assertThat(event.at("/payload/source").asText()).isNotEmpty();
    assertThat(event.at("/payload/severity").asText()).isIn("critical", "error", "warning", "info");
    assertThat(event.path("payload").has("timestamp")).isFalse();
    assertThat(texts(event)).allSatisfy(HostileNotificationsTest::assertHarmless);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://evil.example/",
        "https://a|<!channel>",
        "https://a>x",
        "https://wiki.example.com@evil.example/",
        "https://evil.example/\u202e"
      })
  void noRunbookIsALinkThatIsNone(String url) {
    Exchange exchange = notification("");
    String details =
        Json.MAPPER
            .createObjectNode()
            .set("runbook", Json.MAPPER.createObjectNode().put("url", url))
            .toString();
    exchange.getMessage().setHeader("details", details);

    assertThat(new String(new SlackMessage().write(exchange), StandardCharsets.UTF_8))
        .doesNotContain("Open the runbook");
    assertThat(read(new TeamsCard().write(exchange)).findValue("actions")).isNull();
    assertThat(read(new PagerDutyEvent("k").write(exchange)).has("links")).isFalse();
    assertThat(read(new ZoomMessage().write(exchange)).findValue("link")).isNull();
    assertThat(read(new WebhookBody().write(exchange)).path("runbook_url").asText()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{\"rows\": 1, \"count\": \"x\", \"runbook\": []}",
        "{\"rows\": [1, null, {\"count\": -5, \"time\": 7, \"severity\": \"<b>\", \"resource\": []}],"
            + " \"omitted\": -1, \"kind\": \"summary\", \"sources\": [[]], \"resources\": [{}],"
            + " \"deadLetters\": [{\"waiting\": \"<b>\"}]}",
        "{\"rows\": [{\"resource\": \"arn:aws:\\\"onclick=x\", \"summary\": \"<script>\\u202e\\n\"}]}"
      })
  void detailsOfOthersDoNoHarm(String details) throws Exception {
    Exchange exchange = notification("x");
    exchange.getMessage().setHeader("details", details);
    Map<String, Object> facts = new EmailFacts().of(exchange);
    StringWriter html = new StringWriter();
    Templates.configuration(Settings.of(Map.of()))
        .getTemplate("email.html.ftlh")
        .process(Map.of("variables", Map.of("notification", facts)), html);

    assertThat(html.toString())
        .contains("</html>")
        .doesNotContain("<script", "<b>", "\u202e", "\"onclick", "omitted", "-1 more");
    assertThat(read(new WebhookBody().write(exchange)).path("text").asText()).isEqualTo("x");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void anyServerCanReadIt(String text) {
    JsonNode body = read(new WebhookBody().write(notification(text)));

    assertThat(body.path("severity").asText()).isEqualTo("info");
    assertThat(texts(body)).allSatisfy(HostileNotificationsTest::assertHarmless);
  }

  @Test
  void whatSaysNothingIsSentAllTheSame() {
    Exchange empty = new DefaultExchange(new DefaultCamelContext());

    assertThat(read(new SlackMessage().write(empty)).path("text").asText()).isEqualTo("Event");
    assertThat(read(new TeamsCard().write(empty)).at("/attachments/0/content/body").size())
        .isPositive();
    assertThat(read(new PagerDutyEvent("k").write(empty)).path("dedup_key").asText())
        .isEqualTo("Event");
    assertThat(read(new ZoomMessage().write(empty)).at("/content/head/text").asText())
        .isEqualTo("Event");
    assertThat(read(new WebhookBody().write(empty)).path("subject").asText()).isEqualTo("Event");
  }

  private static Exchange notification(String text) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    for (String field : FIELDS) {
      exchange.getMessage().setHeader(field, text);
    }
    exchange.getMessage().setBody(text);
    return exchange;
  }

  private static void assertHarmless(String text) {
    assertThat(text).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\ufffe&&[^\\n]]");
    assertThat(text).doesNotContainPattern("[\\u202a-\\u202e\\u2066-\\u2069]");
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  private static JsonNode read(byte[] json) {
    return Json.read(json);
  }

  /** All strings in it. */
  private static List<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    return StreamSupport.stream(node.spliterator(), false)
        .flatMap(each -> texts(each).stream())
        .toList();
  }
}
