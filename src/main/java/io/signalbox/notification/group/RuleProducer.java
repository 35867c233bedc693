package io.signalbox.notification.group;

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
    endpoint.groups().rules().add(rule);
  }

  @Override
  public void process(Exchange exchange) {
    ChosenRules.add(exchange, rule);
  }
}
