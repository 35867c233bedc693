package io.signalbox.yaml;

/** A YAML file that is not well-formed, or does not say what it should. */
public final class YamlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * Tells of a problem.
   *
   * @param line where it is, counted from 1
   * @param problem what it is, in one line
   */
  public YamlException(int line, String problem) {
    super(problem);
    this.line = line;
  }

  /** The line it is at, counted from 1. */
  public int line() {
    return line;
  }
}
