package io.signalbox.routes;

/**
 * A route file that was not taken.
 *
 * @param file its path below the directory of the routes
 * @param line the line that is wrong, counted from 1; 0 where none is known
 * @param reason what is wrong, in one line, without the values of keys
 * @param lastGood whether the last good version of the file runs on
 */
public record Refusal(String file, int line, String reason, boolean lastGood) {

  /** As {@code file:line: reason}, and what runs. */
  @Override
  public String toString() {
    return "%s%s: refused%s: %s"
        .formatted(
            file,
            line > 0 ? ":" + line : "",
            lastGood ? ", its last good version runs on" : "",
            reason);
  }
}
