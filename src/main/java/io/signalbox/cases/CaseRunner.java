package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.runtime.CamelMain;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Runs cases through the real routes: those of all sources, of {@code channel/standard-events} and
 * of the errors. No other route runs, and nothing leaves the process.
 */
public final class CaseRunner implements AutoCloseable {

  private static final String CHANNEL = "standard-events";

  /** What an event has where its case does not say. */
  private static final Map<String, String> ENVELOPE =
      Map.of(
          "version", "0",
          "id", "5e1f0c3a-0000-4000-8000-000000000000",
          "time", "2026-01-05T08:00:00Z",
          "account", "123456789012",
          "region", "eu-central-1");

  private final CaseRoutes ends = new CaseRoutes();
  private final Settings settings;
  private final Main main;
  private final ProducerTemplate template;

  /**
   * Starts the routes.
   *
   * @throws io.signalbox.config.SettingsException for whatever is wrong in the configuration
   * @throws RuntimeException where a route cannot start
   */
  public CaseRunner(Settings settings) {
    this(settings, sources(settings));
  }

  /**
   * Starts the routes with some sources only.
   *
   * @param sources the URIs that Camel loads the files of the sources from
   * @throws io.signalbox.config.SettingsException for whatever is wrong in the configuration
   * @throws RuntimeException where a route cannot start
   */
  public CaseRunner(Settings settings, Collection<String> sources) {
    this.settings = settings;
    // a case tells what a source makes of an event, whatever this estate ignores
    Settings own = settings.with(Map.of("channel.ignore.patterns", "[]"));
    main =
        CamelMain.of(
            own,
            Stream.concat(files(settings).stream().filter(CaseRunner::alwaysRuns), sources.stream())
                .toList());
    main.configure().addRoutesBuilder(ends);
    main.start();
    template = main.getCamelContext().createProducerTemplate();
  }

  /** How the outcome of a case differs from what it expects, a line each; empty if all is well. */
  public List<String> run(SourceCase each) {
    return result(each).texts();
  }

  /** What becomes of the event of a case, beside what it expects. */
  public CaseResult result(SourceCase each) {
    return new CaseResult(resolved(settings, each), send(complete(each.in())));
  }

  @Override
  public void close() {
    main.stop();
  }

  private static Set<String> files(Settings settings) {
    return RouteFiles.find(settings.get("routes.directory")).texts().keySet();
  }

  private static List<String> sources(Settings settings) {
    return files(settings).stream().filter(uri -> RouteFileName.of(uri).isSource()).toList();
  }

  private static boolean alwaysRuns(String uri) {
    RouteFileName file = RouteFileName.of(uri);
    return file.folder().equals("errors")
        || file.folder().equals("channel") && file.name().equals(CHANNEL);
  }

  /** What becomes of an event, as of one that is read from JSON. */
  CaseOutcome send(JsonNode event) {
    ends.clear();
    try {
      JsonNode read = Json.read(event.toString());
      template.sendBody(CaseRoutes.IN, EventEnvelope.complete(read, null));
    } catch (InvalidEventException e) {
      return new CaseOutcome(List.of(), List.of(e.getMessage()));
    }
    return ends.outcome();
  }

  /** The event of a case with the envelope's fields that it leaves out. */
  static ObjectNode complete(JsonNode in) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    ENVELOPE.forEach(event::put);
    event.putObject("detail");
    event.setAll((ObjectNode) in);
    return event;
  }

  /**
   * A case with the values of the keys that its expectations name as <code>{{key}}</code>; braces
   * around anything else are text, since that is what an event may have.
   */
  static SourceCase resolved(Settings settings, SourceCase each) {
    return new SourceCase(
        each.name(),
        each.line(),
        each.in(),
        each.odd(),
        each.out().stream().map(event -> resolved(settings, event)).toList(),
        each.deadLetter() == null ? null : RouteKeys.resolve(settings, each.deadLetter()));
  }

  private static Map<String, JsonNode> resolved(Settings settings, Map<String, JsonNode> event) {
    Map<String, JsonNode> resolved = new LinkedHashMap<>();
    event.forEach(
        (field, value) ->
            resolved.put(
                field,
                value.isTextual()
                    ? TextNode.valueOf(RouteKeys.resolve(settings, value.asText()))
                    : value));
    return resolved;
  }
}
