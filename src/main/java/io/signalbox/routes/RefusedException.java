package io.signalbox.routes;

/** A route file cannot be taken; the message says why, in one line. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * Makes one.
   *
   * @param line the line of the file, counted from 1; 0 where none is known
   */
  RefusedException(int line, String reason) {
    super(reason);
    this.line = line;
  }

  int line() {
    return line;
  }
}
