package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
 * {@code text(.detail.state)}: a field that must be there, as text. Numbers and booleans are
 * written as JSON does; of several fields, {@code text(.detail.state, .detail.status)}, it is the
 * first that is there. Null, blank text, objects and arrays are none. Where there is none it fails
 * and names the fields: {@code detail.state is missing}.
 */
@BuiltinFunction("text/1")
public final class TextFunction implements Function {

  @Override
  public void apply(
      Scope scope,
      List<Expression> args,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    List<String> looked = new ArrayList<>();
    List<JsonNode> other = new ArrayList<>();
    List<JsonNode> found = new ArrayList<>(1);
    args.get(0)
        .apply(
            scope,
            in,
            RootPath.getInstance(),
            (value, where) -> {
              if (isText(value)) {
                found.add(value);
              } else {
                looked.add(FieldName.of(where));
                other.add(value);
              }
            },
            true);
    if (found.isEmpty()) {
      throw new MappingException(why(looked, other));
    }
    output.emit(TextNode.valueOf(found.get(0).asText()), null);
  }

  private static boolean isText(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank();
  }

  private static String why(List<String> names, List<JsonNode> values) {
    if (names.size() != 1) {
      return "none of " + String.join(", ", names) + " is there";
    }
    JsonNode value = values.get(0);
    return value.isContainerNode()
        ? "%s is %s, not a string".formatted(names.get(0), EventEnvelope.kind(value))
        : names.get(0) + " is missing";
  }
}
