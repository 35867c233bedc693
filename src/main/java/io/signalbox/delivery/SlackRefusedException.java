package io.signalbox.delivery;

/** Slack has taken a request, and will not do for any other time what it asks for. */
final class SlackRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SlackRefusedException(String reason) {
    super(reason);
  }
}
