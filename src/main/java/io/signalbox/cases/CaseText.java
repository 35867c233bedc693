package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.yaml.YamlText;
import java.util.List;
import java.util.Map;

/**
 * What a case expects, as its file has it.
 *
 * @param column the column of {@code out} or {@code deadLetter}, counted from 0
 * @param flow whether it is on one line where it fits
 * @param inFlow whether it is a part of what is on one line
 */
record CaseText(int column, boolean flow, boolean inFlow) {

  static String value(JsonNode value) {
    return YamlText.flow(value);
  }

  String deadLetter(String reason) {
    return "deadLetter: " + YamlText.scalar(reason);
  }

  /** Without indentation at the first line, and a line break at the last. */
  String out(List<Map<String, JsonNode>> events) {
    JsonNode list = Json.MAPPER.valueToTree(events);
    String line = "out: " + YamlText.flow(list);
    boolean fits = column + line.length() <= YamlText.WIDTH;
    return inFlow || events.isEmpty() || flow && fits
        ? line
        : YamlText.records(column, "out", list).strip();
  }
}
