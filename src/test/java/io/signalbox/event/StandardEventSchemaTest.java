package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardEventSchemaTest {

  private final StandardEventSchema schema = new StandardEventSchema();
  private final StandardEvent event = StandardEvents.running();

  @Test
  void aValidEventIsAccepted() {
    assertAccepted();
    event.setDetail(Json.read("{\"instance-id\": \"i-1\"}"));
    assertAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aws.ec2", "a", "9", "syslog", "aws.partner/example.com/orders", "com.A_b-c"})
  void aSourceIsAName(String source) {
    event.setSource(source);

    assertAccepted();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "aws.ec2\n",
        "aws.ec2\r\n",
        "\naws.ec2",
        "a\nb",
        "aws.ec2\u2028",
        "a b",
        "a,b",
        "a\"b",
        "=a",
        "+a",
        "-a",
        "@a",
        ".a",
        "_a",
        "a=1",
        "é"
      })
  void anotherSourceIsRefused(String source) {
    assertRefused("source", StandardEvent::setSource, source);
  }

  @Test
  void aSourceHasALongestLength() {
    event.setSource("x".repeat(128));
    assertAccepted();
    assertRefused("source", StandardEvent::setSource, "x".repeat(129));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::bucket",
        "arn:aws-cn:ec2:cn-north-1:123456789012:instance/i-1",
        "arn:aws:iam::aws:policy/AdministratorAccess",
        "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:Störung, \"heiß\"",
        "arn:onprem:syslog:main::host/web-1",
        "arn:onprem:snmp:main::interface/router/3"
      })
  void aResourceHasTheShapeOfAnArn(String resource) {
    event.setResource(resource);

    assertAccepted();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "i-1",
        "arn:aws:s3:::",
        "arn:aws:s3::bucket",
        "=arn:aws:s3:::bucket",
        "@arn:aws:s3:::bucket",
        "arn:aws:s3:::bucket\n",
        "arn:aws:s3:::bucket\r\n",
        "arn:aws:s3:::a\nb",
        "arn:aws:s3:::a\u2028b",
        "arn:aws:s3:::a\u0085",
        "arn:aws:s3:::a\tb",
        "arn:aws:s3:::a\u202eb",
        "arn:aws:s3:eu,1::a",
        "arn:aws:s3:\"::a",
        "arn:a ws:s3:::a"
      })
  void anotherResourceIsRefused(String resource) {
    assertRefused("resource", StandardEvent::setResource, resource);
  }

  @ParameterizedTest
  @ValueSource(strings = {"running", "shutting-down", "insufficient-data", "ok", "404"})
  void aStateIsAToken(String state) {
    event.setState(state);

    assertAccepted();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "running\n",
        "running\r",
        "running\u2028",
        "a\nb",
        "Running",
        "a b",
        "a_b",
        "a,b",
        "a\"",
        "-a",
        "a-",
        "a--b",
        "=a",
        "+1",
        "@a",
        "é"
      })
  void anotherStateIsRefused(String state) {
    assertRefused("state", StandardEvent::setState, state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-05T08:00:00Z", "2026-01-05T08:00:00.123456789Z"})
  void aTimeIsInUtc(String time) {
    event.setTime(time);

    assertAccepted();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "2026-01-05",
        "2026-01-05T08:00:00",
        "2026-01-05T08:00:00+01:00",
        "2026-01-05T08:00:00Z\n",
        "2026-01-05T08:00Z",
        "2026-01-05t08:00:00z"
      })
  void anotherTimeIsRefused(String time) {
    assertRefused("time", StandardEvent::setTime, time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", "info", "warning", "critical"})
  void thereAreFourSeverities(String severity) {
    event.setSeverity(severity);

    assertAccepted();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "INFO", "error", "info\n"})
  void anotherSeverityIsRefused(String severity) {
    assertRefused("severity", StandardEvent::setSeverity, severity);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "1\n", "1\naws.ec2 2", "1\u2028", "1\u0000"})
  void anIdIsOneLine(String id) {
    assertRefused("id", StandardEvent::setId, id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "a\r\nb: c", "a\u2028b", "a\u0000", "a\u202eb"})
  void whatTravelsAsAnAttributeIsOneLine(String text) {
    assertRefused("type", StandardEvent::setType, text);
    assertRefused("account", StandardEvent::setAccount, text);
    assertRefused("region", StandardEvent::setRegion, text);
    assertRefused("summary", StandardEvent::setSummary, text);
  }

  @Test
  void aDetailIsAnObject() {
    event.setDetail(Json.read("[]"));

    assertThatThrownBy(() -> schema.check(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("detail");
  }

  @Test
  void everyWrongFieldIsToldInOneLine() {
    event.setSource("=1+1");
    event.setState("a\nb");

    assertThatThrownBy(() -> schema.check(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("not a standard event: ")
        .hasMessageContainingAll("source", "; ", "state")
        .hasMessageNotContaining("\n");
  }

  private void assertAccepted() {
    assertThatCode(() -> schema.check(event)).doesNotThrowAnyException();
  }

  private void assertRefused(String field, BiConsumer<StandardEvent, String> setter, String value) {
    StandardEvent wrong = StandardEvents.running();
    setter.accept(wrong, value);

    assertThatThrownBy(() -> schema.check(wrong))
        .as(field)
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("not a standard event: " + field);
  }
}
