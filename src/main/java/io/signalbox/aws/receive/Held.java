package io.signalbox.aws.receive;

import software.amazon.awssdk.services.sqs.model.Message;

/** A received message that no worker has taken yet. Times are {@link System#nanoTime}. */
final class Held {

  final Message message;
  final long received;

  /** When its visibility timeout began last. */
  private long hidden;

  Held(Message message, long now) {
    this.message = message;
    this.received = now;
    this.hidden = now;
  }

  boolean isHiddenFor(long nanos, long now) {
    return now - hidden >= nanos;
  }

  void hide(long now) {
    hidden = now;
  }
}
