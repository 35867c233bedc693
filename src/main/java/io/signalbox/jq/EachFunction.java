package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunction;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;
import net.thisptr.jackson.jq.path.RootPath;

/**
 * {@code each(.alerts; {state: text(.status)})}: what the second argument makes of each object of
 * an array that must be there. Where it fails it names the array, and the item: {@code alerts is
 * missing}, {@code alerts.1 is a string, not an object}, {@code alerts.1: status is missing}.
 */
@BuiltinFunction("each/2")
public final class EachFunction implements Function {

  @Override
  public void apply(
      Scope scope,
      List<Expression> args,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    List<JsonNode> made = new ArrayList<>();
    args.get(0)
        .apply(
            scope,
            in,
            RootPath.getInstance(),
            (array, where) -> each(FieldName.of(where), array, scope, args.get(1), made),
            true);
    for (JsonNode each : made) {
      output.emit(each, null);
    }
  }

  private static void each(
      String name, JsonNode array, Scope scope, Expression make, List<JsonNode> made)
      throws JsonQueryException {
    if (array.isMissingNode() || array.isNull()) {
      throw new MappingException(name + " is missing");
    }
    if (!array.isArray()) {
      throw new MappingException(
          "%s is %s, not an array".formatted(name, EventEnvelope.kind(array)));
    }
    for (int i = 0; i < array.size(); i++) {
      item("%s.%d".formatted(name, i), array.get(i), scope, make, made);
    }
  }

  private static void item(
      String name, JsonNode item, Scope scope, Expression make, List<JsonNode> made)
      throws JsonQueryException {
    if (!item.isObject()) {
      throw new MappingException(
          "%s is %s, not an object".formatted(name, EventEnvelope.kind(item)));
    }
    try {
      make.apply(scope, item, made::add);
    } catch (JsonQueryException e) {
      throw new MappingException("%s: %s".formatted(name, EngineFailure.reason(e)), e);
    }
  }
}
