package io.signalbox.intake;

/**
 * A request whose sender could not be told to be one that may send. The message says what lacks.
 */
final class UnauthorizedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnauthorizedException(String reason) {
    super(reason);
  }
}
