package io.signalbox.notification.group;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/**
 * The rules that take an event: the variable {@code rules} of its exchange, which the copies share
 * that the bus hands to each of them.
 */
public final class ChosenRules extends ExpressionAdapter {

  private static final String VARIABLE = "rules";

  /** None yet, to be put into the variable {@code rules}. */
  @Override
  public Object evaluate(Exchange exchange) {
    return new ArrayList<RuleOptions>();
  }

  static void add(Exchange exchange, RuleOptions rule) {
    of(exchange).add(rule);
  }

  static List<RuleOptions> in(Exchange exchange) {
    return List.copyOf(of(exchange));
  }

  @SuppressWarnings("unchecked")
  private static List<RuleOptions> of(Exchange exchange) {
    List<RuleOptions> rules = exchange.getVariable(VARIABLE, List.class);
    if (rules == null) {
      throw new IllegalStateException("the event has no variable " + VARIABLE);
    }
    return rules;
  }
}
