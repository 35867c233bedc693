package io.signalbox.intake.batch;

import java.util.concurrent.RejectedExecutionException;

/** Events that were not taken because too much waits already; the same may be taken later. */
public final class BatchFullException extends RejectedExecutionException {

  private static final long serialVersionUID = 1L;

  BatchFullException(String name) {
    super("batch:%s is full".formatted(name));
  }

  /** Under overload these are many, and all come from the same place. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
