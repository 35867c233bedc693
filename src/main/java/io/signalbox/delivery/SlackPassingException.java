package io.signalbox.delivery;

import java.io.IOException;

/** Slack has answered that it could not do now what it was asked for. */
final class SlackPassingException extends IOException {

  private static final long serialVersionUID = 1L;

  SlackPassingException(String reason) {
    super(reason);
  }
}
