package io.signalbox.deadletters;

/** The dead letters cannot be had. The message is one line that says why and what helps. */
public final class DeadLettersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeadLettersException(String message) {
    super(message);
  }

  public DeadLettersException(String message, Throwable cause) {
    super(message, cause);
  }
}
