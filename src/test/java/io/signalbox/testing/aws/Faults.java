package io.signalbox.testing.aws;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a test wants to go wrong. Each order is used up by the calls that it hits; orders are taken
 * in the sequence in which they were given. An action is a name such as {@code Publish}; null means
 * every action.
 */
public final class Faults {

  private static final Pattern AWS_FAULT =
      Pattern.compile("Internal|Throttl|RequestThrottled|ServiceUnavailable");

  enum Kind {
    FAIL,
    REFUSE,
    LOSE_REPLY,
    HANG,
    FAIL_ENTRY
  }

  /** What happens to a call, or to one entry of a batch. */
  record Fault(Kind kind, int status, String code) {

    boolean senderFault() {
      return status < 500;
    }

    AwsError error() {
      return new AwsError(status, code, "ordered by the test");
    }
  }

  private static final class Order {
    final String action;
    final Fault fault;
    int left;

    Order(int times, String action, Fault fault) {
      this.left = times;
      this.action = action;
      this.fault = fault;
    }

    boolean hits(String calledAction, boolean entry) {
      return (fault.kind() == Kind.FAIL_ENTRY) == entry
          && (action == null || action.equals(calledAction));
    }
  }

  private final List<Order> orders = new ArrayList<>();
  private int clearings;

  Faults() {}

  /** The next calls are answered with this HTTP status and AWS error code, and not executed. */
  public void fail(int times, String action, int status, String code) {
    order(times, action, new Fault(Kind.FAIL, status, code));
  }

  /** The next calls find their connection closed, and are not executed. */
  public void refuse(int times, String action) {
    order(times, action, new Fault(Kind.REFUSE, 0, ""));
  }

  /** The next calls are executed, but find their connection closed instead of an answer. */
  public void loseReply(int times, String action) {
    order(times, action, new Fault(Kind.LOSE_REPLY, 0, ""));
  }

  /** The next calls get no answer, and are not executed, until {@link #clear()}. */
  public void hang(int times, String action) {
    order(times, action, new Fault(Kind.HANG, 0, ""));
  }

  /**
   * The next entries of batches fail, one by one, with this AWS error code, while the call itself
   * succeeds: {@code PutEvents}, {@code PublishBatch} and SQS's {@code …Batch} actions. It is the
   * sender's fault unless the code says that it is AWS's.
   */
  public void failEntries(int times, String action, String code) {
    int status = AWS_FAULT.matcher(code).lookingAt() ? 500 : 400;
    order(times, action, new Fault(Kind.FAIL_ENTRY, status, code));
  }

  /** Withdraws every order that is left, and closes the connections that hang. */
  public synchronized void clear() {
    orders.clear();
    clearings++;
    notifyAll();
  }

  /** Returns once the orders are withdrawn. */
  synchronized void awaitClearing() throws InterruptedException {
    int before = clearings;
    while (clearings == before) {
      wait();
    }
  }

  Optional<Fault> ofCall(String action) {
    return take(action, false);
  }

  Optional<Fault> ofEntry(String action) {
    return take(action, true);
  }

  private synchronized void order(int times, String action, Fault fault) {
    orders.add(new Order(times, action, fault));
  }

  private synchronized Optional<Fault> take(String action, boolean entry) {
    for (Iterator<Order> left = orders.iterator(); left.hasNext(); ) {
      Order order = left.next();
      if (order.hits(action, entry)) {
        if (--order.left <= 0) {
          left.remove();
        }
        return Optional.of(order.fault);
      }
    }
    return Optional.empty();
  }
}
