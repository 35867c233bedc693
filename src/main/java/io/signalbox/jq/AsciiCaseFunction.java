package io.signalbox.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
 * {@code ascii_downcase} and {@code ascii_upcase} as jq has them: a text whose letters A to Z are
 * small or capital. The engine defines them in jq itself, a number for each character.
 */
abstract class AsciiCaseFunction implements Function {

  private static final int STEP = 'a' - 'A';

  private final String name;
  private final char first;
  private final int step;

  private AsciiCaseFunction(String name, char first, int step) {
    this.name = name;
    this.first = first;
    this.step = step;
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
    if (!in.isTextual()) {
      throw new JsonQueryException(name + " input must be a string");
    }
    output.emit(TextNode.valueOf(change(in.asText())), null);
  }

  private String change(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      if (characters[i] >= first && characters[i] < first + 26) {
        characters[i] = (char) (characters[i] + step);
      }
    }
    return new String(characters);
  }

  /** {@code ascii_downcase}. */
  @BuiltinFunction("ascii_downcase/0")
  public static final class Down extends AsciiCaseFunction {
    public Down() {
      super("ascii_downcase", 'A', STEP);
    }
  }

  /** {@code ascii_upcase}. */
  @BuiltinFunction("ascii_upcase/0")
  public static final class Up extends AsciiCaseFunction {
    public Up() {
      super("ascii_upcase", 'a', -STEP);
    }
  }
}
