package io.signalbox.broker;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** What stands before a consumer's route: it notes on each exchange its transaction. */
final class NotingProcessor extends DelegateAsyncProcessor {

  private final Transactions transactions;

  NotingProcessor(Processor route, Transactions transactions) {
    super(route);
    this.transactions = transactions;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    transactions.note(exchange);
    return super.process(exchange, callback);
  }
}
