package io.signalbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Text;

/** A silence as a command prints it. What came from outside cannot move the terminal. */
final class SilenceText {

  private static final int LONGEST = 300;
  private static final String GAP = "  ";

  private SilenceText() {}

  /** Its name, whether it is on, when it ends, how much it has silenced, who, why, and of what. */
  static String line(JsonNode silence) {
    return String.join(
        GAP,
        text(silence, "name"),
        text(silence, "status"),
        time(silence),
        silence.path("silenced").asText() + " silenced",
        text(silence, "author"),
        text(silence, "reason"),
        Text.line(silence.path("pattern").toString(), LONGEST));
  }

  /** The event that it has silenced last; empty where there is none. */
  static String latest(JsonNode silence) {
    JsonNode latest = silence.path("latest");
    return latest.isMissingNode()
        ? ""
        : String.join(
            GAP,
            "  the latest:",
            text(latest, "time"),
            text(latest, "severity"),
            text(latest, "resource"),
            text(latest, "state"));
  }

  private static String time(JsonNode silence) {
    StringBuilder time = new StringBuilder();
    JsonNode weekly = silence.path("weekly");
    if (weekly.isObject()) {
      time.append(Text.line(weekly.toString(), LONGEST));
    }
    if (silence.has("start")) {
      time.append(" from ").append(text(silence, "start"));
    }
    if (silence.has("end")) {
      time.append(" until ").append(text(silence, "end"));
    }
    return time.toString().strip();
  }

  private static String text(JsonNode node, String field) {
    return Text.line(node.path(field).asText(), LONGEST);
  }
}
