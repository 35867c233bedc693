package io.signalbox.aws;

/** Queues, topics or subscriptions are not there. The message is one line that names each. */
public final class MissingChannelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingChannelException(String message) {
    super(message);
  }
}
