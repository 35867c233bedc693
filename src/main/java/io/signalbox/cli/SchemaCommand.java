package io.signalbox.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEventSchema;
import io.signalbox.schema.DetailSchemas;
import io.signalbox.schema.EventSchema;
import io.signalbox.schema.OpenApi;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox schema}: the schemas of events. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description =
        "Prints the JSON Schema (draft 2020-12) of the standard event; or of the events of each"
            + " DETAIL-TYPE, one behind another, whose source states what is in detail.")
final class SchemaCommand implements Callable<Integer> {

  private static final String STANDARD_EVENT = "StandardEvent";

  @ParentCommand private SignalboxCommand signalbox;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "DETAIL-TYPE",
      description = "Such as \"Object Created\".")
  private List<String> types = List.of();

  @Option(
      names = "--openapi",
      description =
          "Print OpenAPI 3.0 documents, as EventBridge's schema registry takes them (type OpenApi3).")
  private boolean openApi;

  @Option(names = "--list", description = "Print the detail-types that there are schemas of.")
  private boolean list;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      schemas().all().forEach(each -> out.println(each.type()));
    } else {
      for (JsonNode document : types.isEmpty() ? List.of(standardEvent()) : events()) {
        out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
      }
    }
    out.flush();
    return 0;
  }

  private JsonNode standardEvent() {
    JsonNode schema = StandardEventSchema.json();
    return openApi ? OpenApi.of(STANDARD_EVENT, schema) : schema;
  }

  private List<? extends JsonNode> events() {
    DetailSchemas schemas = schemas();
    return types.stream()
        .flatMap(type -> schemas.of(type).stream())
        .map(each -> openApi ? OpenApi.of(each) : EventSchema.of(each))
        .toList();
  }

  private DetailSchemas schemas() {
    return DetailSchemas.read(signalbox.options().load().get("routes.directory"));
  }
}
