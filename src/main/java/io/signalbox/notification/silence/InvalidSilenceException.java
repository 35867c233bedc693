package io.signalbox.notification.silence;

/** A silence cannot be used. The message names the field and says why, in one line. */
public final class InvalidSilenceException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * What is wrong.
   *
   * @param field the field, such as {@code weekly.days}
   */
  public InvalidSilenceException(String field, String reason) {
    super(field + ": " + reason);
  }
}
