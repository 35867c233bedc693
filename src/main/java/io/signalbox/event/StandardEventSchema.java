package io.signalbox.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/**
 * Checks standard events by {@code schemas/standard-event.schema.json}.
 *
 * <p>Camel's {@code json-validator} writes a body as text and parses it again; this looks at the
 * event as it is, which is a tenth of the work.
 */
public final class StandardEventSchema {

  private static final String RESOURCE = "/schemas/standard-event.schema.json";

  /** Read when the first event comes: the validator costs a tenth of the start. */
  private static final class Schema {

    private static final JsonSchema INSTANCE = load();

    private static JsonSchema load() {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json());
      schema.initializeValidators();
      return schema;
    }
  }

  /** The schema itself. */
  public static JsonNode json() {
    try (InputStream in = StandardEventSchema.class.getResourceAsStream(RESOURCE)) {
      return Json.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Accepts a valid standard event in silence.
   *
   * @throws InvalidEventException naming each field that is wrong and how
   */
  public void check(StandardEvent event) {
    JsonNode json = Json.MAPPER.valueToTree(event.toMap());
    String errors =
        Schema.INSTANCE.validate(json).stream()
            .map(StandardEventSchema::reason)
            .sorted()
            .distinct()
            .collect(Collectors.joining("; "));
    if (!errors.isEmpty()) {
      throw new InvalidEventException("not a standard event: " + Text.line(errors, 512));
    }
  }

  private static String reason(ValidationMessage message) {
    return message.getMessage().replaceFirst("^\\$\\.?", "");
  }
}
