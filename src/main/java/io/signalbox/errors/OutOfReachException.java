package io.signalbox.errors;

/** What was to be called was out of reach lately, and was not called this time. */
public final class OutOfReachException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutOfReachException(String message) {
    super(message);
  }
}
