package io.signalbox.broker;

import java.io.IOException;

/** Events that the spool does not take, as there is no room for them; it may take them later. */
public final class SpoolFullException extends IOException {

  private static final long serialVersionUID = 1L;

  SpoolFullException(String reason) {
    super(reason);
  }

  /** While the spool is full these are many, and all come from the same place. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
