package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.signalbox.event.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.thisptr.jackson.jq.BuiltinFunction;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.misc.OnigUtils;
import net.thisptr.jackson.jq.path.Path;
import org.joni.Option;

/**
 * {@code test("regex")} and {@code test("regex"; "flags")} as jq has them. The engine compiles the
 * expression each time, which takes ten times as long as the test.
 */
@BuiltinFunction({"test/1", "test/2"})
public final class TestFunction implements Function {

  private record Key(String regex, String flags) {}

  /** Expressions may come from events, without end. */
  private static final int MOST = 1000;

  private static final Map<Key, OnigUtils.Pattern> PATTERNS = new ConcurrentHashMap<>();

  @Override
  public void apply(
      Scope scope,
      List<Expression> args,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    if (args.size() == 1) {
      args.get(0).apply(scope, in, what -> output.emit(test(in, what), null));
    } else {
      args.get(1)
          .apply(
              scope,
              in,
              flags ->
                  args.get(0).apply(scope, in, regex -> output.emit(test(in, regex, flags), null)));
    }
  }

  /** Of one argument: an expression, or an array of it and flags. */
  private static JsonNode test(JsonNode in, JsonNode what) throws JsonQueryException {
    if (!what.isArray() || what.isEmpty()) {
      return test(in, what, NullNode.instance);
    }
    return test(in, what.get(0), what.has(1) ? what.get(1) : NullNode.instance);
  }

  private static JsonNode test(JsonNode in, JsonNode regex, JsonNode flags)
      throws JsonQueryException {
    requireText(in, "what is tested");
    requireText(regex, "the regex");
    if (!flags.isNull()) {
      requireText(flags, "the flags");
    }
    byte[] text = in.asText().getBytes(StandardCharsets.UTF_8);
    OnigUtils.Pattern pattern =
        pattern(new Key(regex.asText(), flags.isNull() ? null : flags.asText()));
    return BooleanNode.valueOf(
        pattern.regex.matcher(text).search(0, text.length, Option.NONE) >= 0);
  }

  private static void requireText(JsonNode value, String what) throws JsonQueryException {
    if (!value.isTextual()) {
      throw new JsonQueryException(
          "%s is %s, not a string".formatted(what, EventEnvelope.kind(value)));
    }
  }

  private static OnigUtils.Pattern pattern(Key key) throws JsonQueryException {
    OnigUtils.Pattern pattern = PATTERNS.get(key);
    if (pattern == null) {
      pattern = new OnigUtils.Pattern(key.regex, key.flags);
      if (PATTERNS.size() < MOST) {
        PATTERNS.put(key, pattern);
      }
    }
    return pattern;
  }
}
