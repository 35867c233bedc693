package io.signalbox.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.sources.PatternBranch;
import io.signalbox.sources.SourceFile;
import java.util.List;

/**
 * The schema of a detail-type.
 *
 * @param file the name of the file of its source without the suffix
 * @param sources the sources that its events have; empty where the pattern names none in full
 * @param type the detail-type
 * @param detail the JSON Schema of {@code detail}
 */
public record DetailSchema(String file, List<String> sources, String type, ObjectNode detail) {

  static DetailSchema of(SourceFile source, String type, ObjectNode detail) {
    List<String> sources =
        source.branches().stream()
            .filter(branch -> branch.takes(type))
            .map(PatternBranch::sources)
            .flatMap(names -> names.exact().stream())
            .distinct()
            .toList();
    return new DetailSchema(source.name(), sources, type, detail);
  }

  /**
   * The name that EventBridge's registry gives such a schema: {@code
   * EC2InstanceStateChangeNotification} for {@code EC2 Instance State-change Notification}.
   */
  String name() {
    StringBuilder name = new StringBuilder();
    for (String word : type.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.isEmpty() ? "Detail" : name.toString();
  }
}
