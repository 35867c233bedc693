package io.signalbox.bus;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.support.ExchangeHelper;

/**
 * Makes the announced calls of several rules one after the other, each with its own copy of the
 * caller's exchange.
 */
final class RuleCalls {

  private final Exchange caller;
  private final Iterator<Rule> waiting;
  private final AsyncCallback callback;
  private Exception failure;

  RuleCalls(Exchange caller, List<Rule> rules, AsyncCallback callback) {
    this.caller = caller;
    this.waiting = rules.iterator();
    this.callback = callback;
  }

  /** As {@link org.apache.camel.AsyncProcessor#process(Exchange, AsyncCallback)}. */
  boolean run() {
    boolean done = callWaiting();
    if (done) {
      callback.done(true);
    }
    return done;
  }

  /** Whether all were called: otherwise the rest follow when the one that is at work is done. */
  private boolean callWaiting() {
    while (waiting.hasNext()) {
      if (!call(waiting.next())) {
        return false;
      }
    }
    caller.setException(failure);
    return true;
  }

  private boolean call(Rule rule) {
    Exchange copy;
    try {
      copy = copy();
    } catch (IOException e) {
      rule.giveUpCall();
      note(e);
      return true;
    }
    boolean doneNow = rule.call(copy, doneSync -> later(copy, doneSync));
    if (doneNow) {
      note(copy);
    }
    return doneNow;
  }

  private void later(Exchange copy, boolean doneSync) {
    if (!doneSync) {
      note(copy);
      if (callWaiting()) {
        callback.done(false);
      }
    }
  }

  private Exchange copy() throws IOException {
    EventBody.makeRereadable(caller.getMessage());
    Exchange copy = ExchangeHelper.createCorrelatedCopy(caller, false);
    copy.getExchangeExtension().setTransacted(caller.isTransacted());
    EventBody.detach(copy);
    return copy;
  }

  private void note(Exchange copy) {
    if (copy.isRollbackOnly()) {
      caller.setRollbackOnly(true);
    }
    if (copy.getException() != null) {
      note(copy.getException());
      takeOverMarks(copy.getExchangeExtension());
    }
  }

  /** As with direct: what a rule's error handler gave up on, the caller's does not try again. */
  private void takeOverMarks(ExchangeExtension copy) {
    ExchangeExtension marks = caller.getExchangeExtension();
    marks.setFailureHandled(marks.isFailureHandled() || copy.isFailureHandled());
    marks.setRedeliveryExhausted(marks.isRedeliveryExhausted() || copy.isRedeliveryExhausted());
  }

  private void note(Exception e) {
    if (failure == null) {
      failure = e;
    } else if (failure != e) {
      failure.addSuppressed(e);
    }
  }
}
