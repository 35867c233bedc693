package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import net.thisptr.jackson.jq.BuiltinFunction;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * {@code map(f)} as jq has it: an array of what {@code f} makes of each value of an array or an
 * object. The engine defines it in jq itself.
 */
@BuiltinFunction("map/1")
public final class MapFunction implements Function {

  @Override
  public void apply(
      Scope scope,
      List<Expression> args,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    if (!in.isContainerNode()) {
      throw new JsonQueryException(
          "Cannot iterate over " + in.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    ArrayNode mapped = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : in) {
      args.get(0).apply(scope, each, mapped::add);
    }
    output.emit(mapped, null);
  }
}
