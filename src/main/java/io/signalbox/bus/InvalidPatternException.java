package io.signalbox.bus;

/** A rule's event pattern cannot be used. The message says where it stands and why. */
public class InvalidPatternException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidPatternException(String message) {
    super(message);
  }

  InvalidPatternException(String message, Throwable cause) {
    super(message, cause);
  }
}
