package io.signalbox.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.SettingsException;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.sources.SourceFile;
import io.signalbox.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schemas that the sources state. */
public final class DetailSchemas {

  private final List<DetailSchema> all;

  private DetailSchemas(List<DetailSchema> all) {
    this.all = all;
  }

  /**
   * Reads them all.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException for a file that is not well-formed, by its name and line
   */
  public static DetailSchemas read(String directory) {
    Map<String, String> routes = RouteFiles.find(directory).texts();
    List<DetailSchema> all = new ArrayList<>();
    RouteFiles.findSchemas(directory)
        .texts()
        .forEach((uri, text) -> all.addAll(read(RouteFileName.of(uri), text, source(uri, routes))));
    return new DetailSchemas(all);
  }

  /** All of them, by the file and as they come there. */
  public List<DetailSchema> all() {
    return all;
  }

  /**
   * The schemas of a detail-type, of which two sources may have one each.
   *
   * @throws SettingsException where there is none
   */
  public List<DetailSchema> of(String type) {
    List<DetailSchema> found = all.stream().filter(each -> each.type().equals(type)).toList();
    if (found.isEmpty()) {
      throw new SettingsException(
          "no source states a schema of \"%s\"; --list prints what there is".formatted(type));
    }
    return found;
  }

  private static SourceFile source(String uri, Map<String, String> routes) {
    String route = uri.replace(RouteFiles.SCHEMA_SUFFIX, RouteFiles.SUFFIX);
    if (!routes.containsKey(route)) {
      throw new SettingsException(RouteFileName.of(uri).path() + ": no source has this name");
    }
    return SourceFile.readOrRefuse(RouteFileName.of(route), routes.get(route));
  }

  private static List<DetailSchema> read(RouteFileName file, String text, SourceFile source) {
    try {
      List<DetailSchema> schemas = new ArrayList<>();
      SchemaFile.read(text)
          .forEach(
              (type, schema) ->
                  schemas.add(DetailSchema.of(source, type, (ObjectNode) schema.json())));
      return schemas;
    } catch (YamlException e) {
      throw new SettingsException("%s:%d: %s".formatted(file.path(), e.line(), e.getMessage()));
    }
  }
}
