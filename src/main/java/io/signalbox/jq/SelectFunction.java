package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunction;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * {@code select(f)} as jq has it: the input, once for each value of {@code f} that is neither null
 * nor false. The engine defines it in jq itself.
 */
@BuiltinFunction("select/1")
public final class SelectFunction implements Function {

  @Override
  public void apply(
      Scope scope,
      List<Expression> args,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    args.get(0)
        .apply(
            scope,
            in,
            value -> {
              if (!value.isNull() && (!value.isBoolean() || value.asBoolean())) {
                output.emit(in, path);
              }
            });
  }
}
