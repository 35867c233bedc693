package io.signalbox.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

  @Test
  void aMessageIsHeldForItsTimeUnlessTheRoutesStop() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      TimeLeft timeLeft = new TimeLeft();
      Exchange exchange = new DefaultExchange(context);
      assertThat(timeLeft.matches(exchange)).isFalse();

      timeLeft.setMaxSeconds(3_600);
      context.start();
      assertThat(timeLeft.matches(exchange)).isTrue();
    }
  }

  @Test
  void whatWasNotTriedIsHeldForLonger() {
    TimeLeft timeLeft = new TimeLeft();
    DefaultCamelContext context = new DefaultCamelContext();
    context.start();
    Exchange exchange = new DefaultExchange(context);

    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new OutOfReachException("x"));
    assertThat(timeLeft.matches(exchange)).isTrue();
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IOException("x"));
    assertThat(timeLeft.matches(exchange)).isFalse();
    context.stop();
  }
}
