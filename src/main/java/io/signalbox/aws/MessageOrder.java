package io.signalbox.aws;

import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sns.Sns2Component;
import org.apache.camel.component.aws2.sqs.Sqs2Component;

/**
 * Tells Camel's producers what FIFO topics and queues keep an order and drop repeats by: the
 * exchange variables {@code message-group} and {@code deduplication-id}, which the routes set.
 * Camel has an option for the first alone, and for each component another interface.
 */
public final class MessageOrder
    implements org.apache.camel.component.aws2.sns.MessageGroupIdStrategy,
        org.apache.camel.component.aws2.sns.MessageDeduplicationIdStrategy,
        org.apache.camel.component.aws2.sqs.MessageGroupIdStrategy,
        org.apache.camel.component.aws2.sqs.MessageDeduplicationIdStrategy {

  private MessageOrder() {}

  /** The component {@code aws2-sns}, whose endpoints keep the order. */
  public static Sns2Component sns() {
    MessageOrder order = new MessageOrder();
    Sns2Component component = new Sns2Component();
    component.getConfiguration().setMessageGroupIdStrategy(order);
    component.getConfiguration().setMessageDeduplicationIdStrategy(order);
    return component;
  }

  /** The component {@code aws2-sqs}, whose endpoints keep the order. */
  public static Sqs2Component sqs() {
    MessageOrder order = new MessageOrder();
    Sqs2Component component = new Sqs2Component();
    component.getConfiguration().setMessageGroupIdStrategy(order);
    component.getConfiguration().setMessageDeduplicationIdStrategy(order);
    return component;
  }

  @Override
  public String getMessageGroupId(Exchange exchange) {
    return id(exchange, "message-group");
  }

  @Override
  public String getMessageDeduplicationId(Exchange exchange) {
    return id(exchange, "deduplication-id");
  }

  /** Null where no route has set it: AWS refuses the message then, and says what it lacks. */
  private static String id(Exchange exchange, String variable) {
    String value = exchange.getVariable(variable, String.class);
    return value == null || value.isEmpty() ? null : FifoId.of(value);
  }
}
