package io.signalbox.channel;

import io.signalbox.aws.tags.TaggedInstances;
import io.signalbox.aws.tags.TaggedInstances.Answer;
import io.signalbox.event.StandardEvent;
import io.signalbox.event.Text;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/**
 * The events of EC2 that go no further: those of instances that have the tag {@code
 * channel.ignore.tag}. Where that cannot be told the event goes on, counted as {@code
 * signalbox.events.tags-unknown}, and its summary says so: the attributes of a message are as many
 * as may be.
 */
public final class IgnoreTag implements Predicate {

  private static final String EC2 = "aws.ec2";
  private static final String MARK = " (tags unknown)";
  private static final int LONGEST_SUMMARY = 256;
  private static final String METER = "signalbox.events.tags-unknown";

  private final Function<String, Answer> tagged;

  private IgnoreTag(Function<String, Answer> tagged) {
    this.tagged = tagged;
  }

  /** Ignores nothing. */
  public static IgnoreTag none() {
    return new IgnoreTag(null);
  }

  /** Ignores the events of these. */
  public static IgnoreTag of(TaggedInstances instances) {
    return new IgnoreTag(instances::of);
  }

  static IgnoreTag of(Function<String, Answer> tagged) {
    return new IgnoreTag(tagged);
  }

  /** Whether the standard event in the body is to be ignored; marks it where that is not known. */
  @Override
  public boolean matches(Exchange exchange) {
    if (tagged == null) {
      return false;
    }
    StandardEvent event = exchange.getMessage().getBody(StandardEvent.class);
    Answer answer = event.getSource().equals(EC2) ? tagged.apply(event.getResource()) : Answer.NO;
    if (answer == Answer.UNKNOWN) {
      event.setSummary(Text.line(event.getSummary(), LONGEST_SUMMARY - MARK.length()) + MARK);
      count(exchange);
    }
    return answer == Answer.YES;
  }

  private static void count(Exchange exchange) {
    MicrometerUtils.getOrCreateMeterRegistry(
            exchange.getContext().getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME)
        .counter(METER, "hop", exchange.getVariable("hop", "", String.class))
        .increment();
  }
}
