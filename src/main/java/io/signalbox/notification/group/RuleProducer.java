package io.signalbox.notification.group;

import io.signalbox.config.RecipientNames;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Says that a rule takes the event of the exchange. */
final class RuleProducer extends DefaultProducer {

  private final GroupEndpoint endpoint;
  private RuleOptions rule;

  RuleProducer(GroupEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    rule = RuleForm.checked(endpoint.options());
    requireKnown(rule);
    endpoint.groups().rules().add(rule);
  }

  private void requireKnown(RuleOptions rule) {
    RecipientNames names =
        endpoint.getCamelContext().getRegistry().findSingleByType(RecipientNames.class);
    if (names != null) {
      names
          .problem(String.join(",", rule.recipients()))
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException("rule %s: %s".formatted(rule.name(), problem));
              });
    }
  }

  @Override
  public void process(Exchange exchange) {
    ChosenRules.add(exchange, rule);
  }
}
