package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.aws.tags.TaggedInstances.Answer;
import io.signalbox.event.StandardEvent;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class IgnoreTagTest {

  private final StandardEvent event = new StandardEvent();
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  IgnoreTagTest() {
    event.setSource("aws.ec2");
    event.setResource("arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d4e5f67890");
    event.setSummary("EC2 instance i-0a1b2c3d4e5f67890 is stopped");
    exchange.getMessage().setBody(event);
  }

  @Test
  void theEventOfAnInstanceWithTheTagIsIgnored() {
    assertThat(answers(Answer.YES)).isTrue();
    assertThat(answers(Answer.NO)).isFalse();
    assertThat(event.getSummary()).isEqualTo("EC2 instance i-0a1b2c3d4e5f67890 is stopped");
  }

  @Test
  void whereItIsNotKnownTheEventGoesOnMarkedAndCounted() {
    assertThat(answers(Answer.UNKNOWN)).isFalse();

    assertThat(event.getSummary())
        .isEqualTo("EC2 instance i-0a1b2c3d4e5f67890 is stopped (tags unknown)");
    MeterRegistry meters =
        exchange.getContext().getRegistry().findSingleByType(MeterRegistry.class);
    assertThat(meters.get("signalbox.events.tags-unknown").counter().count()).isEqualTo(1);
  }

  @Test
  void aLongSummaryHasRoomForTheMark() {
    event.setSummary("x".repeat(256));

    answers(Answer.UNKNOWN);

    assertThat(event.getSummary()).hasSize(256).endsWith("x… (tags unknown)");
  }

  @Test
  void whatOthersSayOfTheInstanceGoesOn() {
    event.setSource("aws.guardduty");

    assertThat(answers(Answer.YES)).isFalse();
  }

  @Test
  void withoutATagNothingIsAsked() {
    exchange.getMessage().setBody(null);

    assertThat(IgnoreTag.none().matches(exchange)).isFalse();
  }

  private boolean answers(Answer answer) {
    return IgnoreTag.of(arn -> answer).matches(exchange);
  }
}
