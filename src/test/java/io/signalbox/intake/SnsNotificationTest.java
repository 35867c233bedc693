package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.runtime.CamelMain;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsNotificationTest {

  private final SnsNotification notification = new SnsNotification();
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  @BeforeEach
  void knowTheAttributes() {
    Main main = CamelMain.of(Settings.of(Map.of()), List.of());
    notification.setAttributes(main.lookupByType(HeaderFilterStrategy.class).get("attributes"));
  }

  @Test
  void theMessageComesOutWithItsSubjectAndAttributes() {
    ObjectNode envelope = envelope("a,b,c");
    attribute(envelope, "event-id", "1");
    attribute(envelope, "severity", "warning");

    unwrap(envelope.toString());

    assertThat(exchange.getMessage().getBody()).isEqualTo("a,b,c");
    assertThat(exchange.getMessage().getHeaders())
        .isEqualTo(Map.of("subject", "S", "event-id", "1", "severity", "warning"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CamelFileName", "JMSReplyTo", "mail.smtp.host", "Event-Id", "event-id "})
  void anAttributeThatSignalboxDoesNotKnowIsLeftOut(String name) {
    ObjectNode envelope = envelope("a,b,c").without("Subject");
    attribute(envelope, name, "x");

    unwrap(envelope.toString());

    assertThat(exchange.getMessage().getHeaders()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "a,b,c",
        "{",
        "{}",
        "[]",
        "{\"Type\": \"Notification\", \"Message\": \"a\"}",
        "{\"Type\": \"Notification\", \"TopicArn\": \"a\", \"Message\": {}}",
        "{\"Type\": \"SubscriptionConfirmation\", \"TopicArn\": \"a\", \"Message\": \"a\"}"
      })
  void whatIsNoNotificationStaysAsItIs(String body) {
    exchange.getMessage().setHeader("subject", "own");

    unwrap(body);

    assertThat(exchange.getMessage().getBody()).isEqualTo(body);
    assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("subject", "own"));
  }

  private void unwrap(String body) {
    exchange.getMessage().setBody(body);
    notification.unwrap(exchange);
  }

  private static ObjectNode envelope(String message) {
    return Json.MAPPER
        .createObjectNode()
        .put("Type", "Notification")
        .put("TopicArn", "arn:aws:sns:eu-central-1:123456789012:t")
        .put("Subject", "S")
        .put("Message", message);
  }

  private static void attribute(ObjectNode envelope, String name, String value) {
    envelope
        .withObject("MessageAttributes")
        .putObject(name)
        .put("Type", "String")
        .put("Value", value);
  }
}
