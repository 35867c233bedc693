package io.signalbox.aws.batch;

import java.util.List;

/**
 * An operation of AWS on one message that has a sister on up to ten.
 *
 * @param <Q> the request about one message
 * @param <R> the response about one message
 */
interface BatchOperation<Q, R> {

  /** The batch operation's name in AWS's API. */
  String name();

  /** Whether the request can be an entry among others; those that cannot are passed on. */
  boolean batches(Q request);

  /** The queue, topic or bus; entries of different ones do not share a request. */
  String key(Q request);

  /** Within what the request must keep its turn; null if order does not matter. */
  String group(Q request);

  /** The payload in bytes, as the service counts it. */
  int size(Q request);

  /** The most bytes that the entries of a request may have together. */
  int mostBytes();

  /** Makes the request about one message as the caller wrote it, and returns its response. */
  R pass(Q request);

  /** Makes the request about one message. What it throws is the outcome too. */
  default Outcome<R> alone(Q request) {
    return Outcome.success(pass(request));
  }

  /** Makes one request of them all. The outcomes are in the order of the requests. */
  List<Outcome<R>> together(String key, List<Q> requests);
}
