package io.signalbox.schema;

import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.util.Map;

/**
 * The schemas that a source states in {@code <name>.schema.yaml}: a mapping of detail-types to JSON
 * Schemas (draft 2020-12) of {@code detail}. An alias of YAML says that several are alike.
 */
public final class SchemaFile {

  private SchemaFile() {}

  /**
   * The schema of each detail-type.
   *
   * @throws YamlException for what is not well-formed, or no mapping of schemas
   */
  public static Map<String, YamlNode> read(String text) {
    YamlNode root = YamlNode.read(text);
    if (root.fields().isEmpty()) {
      throw new YamlException(root.line(), "not a mapping of detail-types to schemas");
    }
    root.fields()
        .forEach(
            (type, schema) -> {
              if (!schema.json().isObject()) {
                throw new YamlException(schema.line(), type + ": not a schema");
              }
            });
    return root.fields();
  }
}
