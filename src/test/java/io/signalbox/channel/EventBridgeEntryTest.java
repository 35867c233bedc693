package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import io.signalbox.event.StandardEventMapper;
import io.signalbox.testing.Events;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

class EventBridgeEntryTest {

  private static final String BUS = "arn:aws:events:eu-central-1:210987654321:event-bus/central";

  private final EventBridgeEntry entry = new EventBridgeEntry();

  @BeforeEach
  void configure() {
    entry.setBus(BUS);
    entry.setSourcePrefix("valid.");
    entry.setMark("here");
  }

  @Test
  void theEntryIsTheOriginalsButForItsSource() {
    PutEventsRequestEntry written = entry.write(standard()).entries().get(0);

    assertThat(written.eventBusName()).isEqualTo(BUS);
    assertThat(written.source()).isEqualTo("valid.aws.ec2");
    assertThat(written.detailType()).isEqualTo("EC2 Instance State-change Notification");
    assertThat(written.time()).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    assertThat(written.resources()).containsExactly(Events.arn("i-1"));
    assertThat(Json.read(written.detail()).path("state").asText()).isEqualTo("stopped");
    assertThat(Json.read(written.detail()).at("/signalbox/hops/0").asText()).isEqualTo("here");
  }

  @Test
  void aTypeThatEventBridgeHasNoRoomForIsRefused() {
    StandardEvent standard = standard();
    standard.setType("x".repeat(128));
    assertThat(entry.write(standard).entries().get(0).detailType()).hasSize(128);

    standard.setType("x".repeat(129));
    assertThatExceptionOfType(InvalidEventException.class)
        .isThrownBy(() -> entry.write(standard))
        .withMessage("detail-type is longer than the 128 characters that EventBridge takes");
  }

  private static StandardEvent standard() {
    return new StandardEventMapper()
        .map(Events.ec2("e-1", "i-1", "stopped"), Json.read("{\"state\": \"stopped\"}"))
        .get(0);
  }
}
