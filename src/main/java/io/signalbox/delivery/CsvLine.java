package io.signalbox.delivery;

import org.apache.camel.Body;

/** A CSV line in a file of them. */
public final class CsvLine {

  /**
   * The line with its end. They are written as one: appended by themselves, a kill could come
   * between the two, and the next line would stand behind this one.
   */
  public String end(@Body String line) {
    return line + "\n";
  }
}
