package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import net.thisptr.jackson.jq.BuiltinFunction;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * {@code strings}, {@code numbers}, {@code objects} and {@code arrays} as jq has them: the input
 * where it is of that type, or else nothing. The engine defines them in jq itself, on {@code
 * select} and {@code type}, which costs ten times as much.
 */
abstract class TypeFunction implements Function {

  private final Predicate<JsonNode> type;

  private TypeFunction(Predicate<JsonNode> type) {
    this.type = type;
  }

  @Override
  public void apply(
      Scope scope,
      List<Expression> args,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    if (type.test(in)) {
      output.emit(in, path);
    }
  }

  /** {@code strings}. */
  @BuiltinFunction("strings/0")
  public static final class Strings extends TypeFunction {
    public Strings() {
      super(JsonNode::isTextual);
    }
  }

  /** {@code numbers}. */
  @BuiltinFunction("numbers/0")
  public static final class Numbers extends TypeFunction {
    public Numbers() {
      super(JsonNode::isNumber);
    }
  }

  /** {@code objects}. */
  @BuiltinFunction("objects/0")
  public static final class Objects extends TypeFunction {
    public Objects() {
      super(JsonNode::isObject);
    }
  }

  /** {@code arrays}. */
  @BuiltinFunction("arrays/0")
  public static final class Arrays extends TypeFunction {
    public Arrays() {
      super(JsonNode::isArray);
    }
  }
}
