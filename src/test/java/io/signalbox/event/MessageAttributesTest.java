package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class MessageAttributesTest {

  private final MessageAttributes attributes = new MessageAttributes();
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  @Test
  void anEventTravelsInItsAttributes() {
    attributes.write(StandardEvents.running(), exchange);

    assertThat(exchange.getMessage().getHeaders())
        .isEqualTo(
            Map.of(
                "CamelAwsSnsSubject", "AWS Event",
                "event-id", "1",
                "event-time", "2026-01-05T08:00:00Z",
                "event-type", "EC2 Instance State-change Notification",
                "severity", "info",
                "account", "123456789012",
                "region", "eu-central-1",
                "summary", "EC2 instance i-1 is running"));
  }

  @Test
  void whatWasWrittenIsRead() {
    attributes.write(StandardEvents.running(), exchange);
    StandardEvent line = new StandardEvent();
    line.setSource("aws.ec2");
    line.setResource("arn:aws:ec2:eu-central-1:123456789012:instance/i-1");
    line.setState("running");

    attributes.read(line, exchange);

    assertThat(line).usingRecursiveComparison().isEqualTo(StandardEvents.running());
  }

  @Test
  void anAttributeWithoutAValueIsLeftOut() {
    StandardEvent event = StandardEvents.running();
    event.setAccount("");
    event.setRegion(null);

    attributes.write(event, exchange);

    assertThat(exchange.getMessage().getHeaders())
        .hasSize(6)
        .doesNotContainKeys("account", "region");
  }

  @Test
  void theSubjectTellsWhetherTheEventIsFromAws() {
    StandardEvent event = StandardEvents.running();
    event.setSource("com.example.app");

    attributes.write(event, exchange);

    assertThat(exchange.getMessage().getHeader("CamelAwsSnsSubject")).isEqualTo("Event");
  }

  @Test
  void whatIsNotSaidStaysAsItIs() {
    StandardEvent event = new StandardEvent();

    attributes.read(event, exchange);

    assertThat(event).usingRecursiveComparison().isEqualTo(new StandardEvent());
  }

  @Test
  void anAttributeFromOutsideIsReadAsOneLine() {
    exchange.getMessage().setHeader("summary", "a\r\nBcc: b\u2028c");
    StandardEvent event = new StandardEvent();

    attributes.read(event, exchange);

    assertThat(event.getSummary()).isEqualTo("a Bcc: b c");
  }

  @Test
  void theLongestIdsOfTwoResourcesStayDifferent() {
    StandardEvent event = new StandardEvent();
    exchange.getMessage().setHeader("event-id", "x".repeat(256) + "#12");

    attributes.read(event, exchange);

    assertThat(event.getId()).endsWith("x#12");
  }
}
