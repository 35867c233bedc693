package io.signalbox.routes;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.event.Text;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Why Camel did not take a file. */
final class Reason {

  private static final int LONGEST = 512;

  /** Values as short as this say nothing, and would be found in every other word. */
  private static final int SHORT = 3;

  private Reason() {}

  /**
   * The same failure as people are told of it.
   *
   * @param ids the ids in the file with their lines
   */
  static RefusedException of(Exception failure, Map<String, Integer> ids) {
    if (failure instanceof RefusedException refused) {
      return refused;
    }
    int line = 0;
    String route = "";
    Throwable told = failure;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof MarkedYamlEngineException marked) {
        int at = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(line);
        return new RefusedException(at, marked.getProblem());
      }
      if (each instanceof ResolveEndpointFailedException) {
        told = each;
      }
      String id = routeId(each);
      if (id != null) {
        line = ids.getOrDefault(id, line);
        route = "route " + id + ": ";
        told = each.getCause() == null ? each : each.getCause();
      }
    }
    return new RefusedException(line, route + words(told));
  }

  /** The reason in one line, with the keys of the file in place of their values. */
  static String withoutValues(String reason, String text, Settings settings) {
    Map<String, String> values = new LinkedHashMap<>();
    RouteKeys.keys(text)
        .forEach(key -> values.put(key, RouteKeys.resolve(settings, "{{" + key + "}}")));
    List<Map.Entry<String, String>> longestFirst =
        values.entrySet().stream()
            .filter(each -> each.getValue().length() > SHORT)
            .sorted(Comparator.comparing(each -> -each.getValue().length()))
            .toList();
    String shown = reason;
    for (Map.Entry<String, String> each : longestFirst) {
      shown = shown.replace(each.getValue(), "{{" + each.getKey() + "}}");
    }
    return Text.line(shown, LONGEST);
  }

  private static String routeId(Throwable failure) {
    if (failure instanceof FailedToCreateRouteException create) {
      return create.getRouteId();
    }
    return failure instanceof FailedToStartRouteException start ? start.getRouteId() : null;
  }

  /** What it says, and what its cause says where that is more. */
  private static String words(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String first = message(failure);
    String last = message(deepest);
    return first.contains(last) ? first : first + ": " + last;
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
