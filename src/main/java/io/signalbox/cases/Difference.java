package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is not as a case expects it.
 *
 * @param field what it is, such as {@code out[0].state} or {@code deadLetter}
 * @param expected what the case says; null where it says nothing of it
 * @param actual what there is; null where there is nothing
 */
public record Difference(String field, JsonNode expected, JsonNode actual) {

  private static final int LONGEST_VALUE = 1024;

  /** The field, and in lines with - and + what was expected of it and what came. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(field));
    if (expected != null) {
      lines.add("  - " + text(expected));
    }
    if (actual != null) {
      lines.add("  + " + text(actual));
    }
    return lines;
  }

  private static String text(JsonNode value) {
    return Text.line(value.toString(), LONGEST_VALUE);
  }
}
