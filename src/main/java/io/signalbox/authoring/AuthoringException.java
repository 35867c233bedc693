package io.signalbox.authoring;

/** A source that cannot be made or tried as asked. The message is the reason, in one line. */
public final class AuthoringException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AuthoringException(String reason) {
    super(reason);
  }
}
