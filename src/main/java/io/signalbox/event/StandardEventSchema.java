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
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Checks standard events by {@code schemas/standard-event.schema.json}.
 *
 * <p>Camel's {@code json-validator} writes a body as text and parses it again; this looks at the
 * event as it is, and has the validator say what is wrong with it only where something may be.
 */
public final class StandardEventSchema implements Processor {

  private static final String RESOURCE = "/schemas/standard-event.schema.json";

  private static final SchemaFastPath FAST_PATH = new SchemaFastPath(json());

  /** Made when the first event may be wrong: the validator costs a tenth of the start. */
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

  /** Checks the standard event in the body. */
  @Override
  public void process(Exchange exchange) {
    check(exchange.getMessage().getBody(StandardEvent.class));
  }

  /**
   * Accepts a valid standard event in silence.
   *
   * @throws InvalidEventException naming each field that is wrong and how
   */
  public void check(StandardEvent event) {
    JsonNode json = event.toJson();
    if (!FAST_PATH.isValid(json)) {
      validate(json);
    }
  }

  private static void validate(JsonNode json) {
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
