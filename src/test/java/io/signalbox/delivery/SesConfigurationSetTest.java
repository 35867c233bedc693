package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SesConfigurationSetTest {

  @ParameterizedTest
  @CsvSource({
    "ours, aws.ses, arn:aws:ses:eu-central-1:123456789012:configuration-set/ours, true",
    "ours, aws.ses, arn:aws:ses:eu-central-1:123456789012:configuration-set/yours, false",
    "ours, aws.ses, arn:aws:ses:eu-central-1:123456789012:configuration-set/not/ours, false",
    "ours, example, arn:aws:ses:eu-central-1:123456789012:configuration-set/ours, false",
    "ours, aws.ses, , false",
    "'', aws.ses, arn:aws:ses:eu-central-1:123456789012:configuration-set/, false"
  })
  void whatSesSaysOfOurSetIsAboutAMailOfOurs(
      String name, String source, String resource, boolean ours) {
    SesConfigurationSet set = new SesConfigurationSet();
    set.setName(name);
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader("source", source);
    exchange.getMessage().setHeader("resource", resource);

    assertThat(set.matches(exchange)).isEqualTo(ours);
    assertThat(set.name()).isEqualTo(name.isEmpty() ? null : name);
  }
}
