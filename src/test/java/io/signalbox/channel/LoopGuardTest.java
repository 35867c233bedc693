package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.testing.Events;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopGuardTest {

  private final LoopGuard guard = new LoopGuard();

  @BeforeEach
  void configure() {
    guard.setSourcePrefix("valid.");
    guard.setMark("here");
    guard.setMaxHops(2);
  }

  @Test
  void anEventOfAnyoneElsePasses() {
    ObjectNode event = event("aws.ec2");

    assertThat(guard.isEcho(event)).isFalse();
    assertThat(guard.admit(event)).isSameAs(event);
  }

  @Test
  void theOwnPrefixIsAnEchoWhoeverHandedItOn() {
    assertThat(guard.isEcho(event("valid.aws.ec2"))).isTrue();
    assertThat(guard.isEcho(event("valid.aws.ec2", "there"))).isTrue();
    assertThat(guard.isEcho(event("valid"))).isFalse();
  }

  @Test
  void theOwnMarkIsAnEchoWhereverItStands() {
    assertThat(guard.isEcho(event("checked.aws.ec2", "here", "there", "elsewhere"))).isTrue();
    assertThat(guard.isEcho(event("checked.aws.ec2", "heretic"))).isFalse();
  }

  @Test
  void whatWasHandedOnAsOftenAsAllowedPassesAndOnceMoreIsRefused() {
    assertThat(guard.admit(event("aws.ec2", "a", "b")).path("source").asText())
        .isEqualTo("aws.ec2");

    assertThatExceptionOfType(InvalidEventException.class)
        .isThrownBy(() -> guard.admit(event("aws.ec2", "a", "b", "c")))
        .withMessage("handed on 3 times, more than channel.max-hops=2: a, b, c");
  }

  private static ObjectNode event(String source, String... hops) {
    ObjectNode event = Events.ec2("e-1", "i-1", "stopped");
    event.put("source", source);
    if (hops.length > 0) {
      ArrayNode marks = event.withObject("detail").putObject("signalbox").putArray("hops");
      for (String hop : hops) {
        marks.add(hop);
      }
    }
    return event;
  }
}
