package io.signalbox.notification.group;

import java.io.IOException;

/** What was asked of the silences cannot be. The message says why, in one line. */
public final class SilenceRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  SilenceRefusedException(String reason) {
    super(reason);
  }
}
