package io.signalbox.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.event.Json;
import io.signalbox.event.Text;

/** A dead letter as a command prints it. What came from outside cannot move the terminal. */
final class DeadLetterText {

  private static final int SHORT = 64;
  private static final int LONGEST_REASON = 100;
  private static final int LONGEST_ATTRIBUTE = 1024;

  private DeadLetterText() {}

  static String line(DeadLetter letter) {
    return String.join(
        "  ",
        letter.id(),
        letter.queue(),
        known(letter.failedAt(), SHORT),
        known(letter.eventId(), SHORT),
        known(letter.hop(), SHORT),
        known(letter.reason(), LONGEST_REASON));
  }

  /** What is not known is left out. */
  static String json(DeadLetter letter) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    put(json, "id", letter.id());
    put(json, "queue", letter.queue());
    put(json, "failed-at", letter.failedAt());
    put(json, "event-id", letter.eventId());
    put(json, "hop", letter.hop());
    put(json, "reason", letter.reason());
    return json.toString();
  }

  /** The attributes, an empty line, and the original to its last character. */
  static String all(DeadLetter letter) {
    StringBuilder text = new StringBuilder();
    text.append("id: ").append(letter.id()).append('\n');
    text.append("queue: ").append(letter.queue()).append('\n');
    letter
        .attributes()
        .forEach(
            (name, value) ->
                text.append(Text.line(name))
                    .append(": ")
                    .append(Text.line(value, LONGEST_ATTRIBUTE))
                    .append('\n'));
    return text.append('\n').append(letter.original()).toString();
  }

  private static String known(String value, int longest) {
    String line = Text.line(value, longest);
    return line.isEmpty() ? "-" : line;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
