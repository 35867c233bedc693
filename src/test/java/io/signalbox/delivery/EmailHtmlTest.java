package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.Settings;
import io.signalbox.notification.Templates;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTML of a mail. */
class EmailHtmlTest {

  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!]+)[^>]*>");
  private static final String ARN = "arn:aws:ec2:eu-central-1:123456789012:instance/i-1";

  @Test
  void itTellsWhatIsKnownAndLinksToTheConsole() throws Exception {
    String html = html("Europe/Berlin", facts());

    assertThat(html)
        .contains(
            "<title>EC2 instance i-1 is stopped</title>",
            ">warning</span>",
            "<bdi class=\"quiet\" style=\"color: #57606a\">running</bdi> →&nbsp;<bdi>stopped</bdi>",
            "href=\"https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aec2%3Aeu-central-1"
                + "%3A123456789012%3Ainstance%2Fi-1\"",
            "><bdi>" + ARN + "</bdi></a>",
            "><bdi>aws.ec2</bdi></td>",
            ">Mon 5 Jan 2026, 09:00:00 CET</td>",
            "><bdi>Infrastructure Source: AWS EC2</bdi></p>",
            "prefers-color-scheme: dark",
            "name=\"color-scheme\" content=\"light dark\"",
            "name=\"viewport\"");
    assertThat(html("UTC", facts())).contains(">Mon 5 Jan 2026, 08:00:00 UTC</td>");
    assertThat(html("", facts())).contains(">Mon 5 Jan 2026, 08:00:00 UTC</td>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:onprem:syslog:main::host/sw1",
        "arn:aws:x:y",
        "i-1",
        "arn:aws:s3:::\"onclick=x"
      })
  void onlyAnArnOfAwsIsALink(String resource) throws Exception {
    Map<String, String> facts = facts();
    facts.put("resource", resource);
    String html = html("UTC", facts);

    if (resource.startsWith("arn:aws:")) {
      assertThat(html)
          .containsPattern(
              "href=\"https://console\\.aws\\.amazon\\.com/go/view\\?arn=[A-Za-z0-9%._*-]+\"");
    } else {
      assertThat(html).doesNotContain("<a ");
    }
    assertThat(html).doesNotContain("\"onclick=x");
  }

  @Test
  void whatIsNotKnownIsLeftOut() throws Exception {
    String html = html("UTC", Map.of("subject", "Words of others"));

    assertThat(html)
        .contains("Words of others")
        .doesNotContain(">Resource<", ">State<", ">Source<", ">Time<", "<a ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></style><img src=x onerror=alert(1)>",
        "\"><a href=javascript:alert(1)>x</a>",
        "<!-- --> <![CDATA[ ]]> &lt;b&gt; &amp;",
        "${7*7} #{7*7} <#assign x=1> <@fact label=\"x\"/> [=7*7] {{data.directory}} ${body}",
        "a\r\nb\u2028c\u0085d\u202egpj.exe\ud800\0"
      })
  void valuesStayText(String value) throws Exception {
    Map<String, String> hostile = new HashMap<>();
    facts().keySet().forEach(name -> hostile.put(name, value));
    String html = html("UTC", hostile);

    assertThat(tags(html)).isEqualTo(tags(html("UTC", harmless(hostile))));
    assertThat(html)
        .doesNotContain("49", "\u202e", "\u2028", "\0")
        .doesNotContainPattern("\\p{Cs}")
        .contains(value.startsWith("<script") ? "&lt;script&gt;alert(1)" : "<title>");
    if (value.contains("${7*7}")) {
      assertThat(html).contains("${7*7} #{7*7} &lt;#assign x=1&gt;");
    }
  }

  /** The same fields, and as many lines, with nothing in them that HTML knows. */
  private static Map<String, String> harmless(Map<String, String> facts) {
    Map<String, String> harmless = new HashMap<>();
    facts.forEach(
        (name, value) -> harmless.put(name, value.lines().count() > 1 ? "a\nb\nc\nd" : "a"));
    return harmless;
  }

  private static String tags(String html) {
    StringBuilder tags = new StringBuilder();
    TAG.matcher(html)
        .results()
        .forEach(tag -> tags.append(tag.group(1)).append(tag.group(2)).append(' '));
    return tags.toString();
  }

  private static Map<String, String> facts() {
    Map<String, String> facts = new HashMap<>();
    facts.put("subject", "EC2 instance i-1 is stopped");
    facts.put("severity", "warning");
    facts.put("state", "stopped");
    facts.put("source", "aws.ec2");
    facts.put("resource", ARN);
    facts.put("details", "{\"previous\": \"running\"}");
    facts.put("event-time", "2026-01-05T08:00:00Z");
    facts.put("body", "Infrastructure Source: AWS EC2\nEvent: New State: STOPPED\n");
    return facts;
  }

  private static String html(String zone, Map<String, String> facts) throws Exception {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    facts.forEach((name, value) -> exchange.getMessage().setHeader(name, value));
    exchange.getMessage().setBody(facts.get("body"));
    EmailFacts email = new EmailFacts();
    email.setTimeZone(zone);
    StringWriter html = new StringWriter();
    Templates.configuration(Settings.of(Map.of()))
        .getTemplate("email.html.ftlh")
        .process(Map.of("variables", Map.of("notification", email.of(exchange))), html);
    return html.toString();
  }
}
