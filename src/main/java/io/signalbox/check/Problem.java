package io.signalbox.check;

import java.util.Comparator;

/**
 * Something that is wrong.
 *
 * @param file the file it is in
 * @param line the line it is at, counted from 1; 0 where none is known
 * @param message what it is, in one line
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line > 0 ? "%s:%d: %s".formatted(file, line, message) : file + ": " + message;
  }
}
