package io.signalbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.List;

/** Tells whether a schema is one, and whether a value is as it says. */
public final class MetaSchema {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private MetaSchema() {}

  /** What is wrong with a JSON Schema of draft 2020-12 by itself, a line each. */
  public static List<String> problems(JsonNode schema) {
    JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
    return lines(meta.validate(schema));
  }

  /** How a value differs from a schema, a line each. */
  public static List<String> differences(JsonNode schema, JsonNode value) {
    return lines(FACTORY.getSchema(schema).validate(value));
  }

  private static List<String> lines(Collection<ValidationMessage> messages) {
    return messages.stream()
        .map(ValidationMessage::getMessage)
        .map(message -> message.replaceFirst("^\\$\\.?(: )?", ""))
        .distinct()
        .sorted()
        .toList();
  }
}
