package io.signalbox.jq;

import io.signalbox.event.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.exception.JsonQueryUserException;

/** Why a mapping failed, to those who know the event and not the engine. */
final class EngineFailure {

  private static final int LONGEST = 512;

  private static final Pattern INDEX =
      Pattern.compile("Cannot index (\\w+) with string \"(.*)\"", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("Cannot index (\\w+) with number.*");
  private static final Pattern ITERATE = Pattern.compile("Cannot iterate over (\\w+).*");

  private EngineFailure() {}

  static String reason(JsonQueryException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof JsonQueryUserException || failure instanceof MappingException) {
      return Text.line(message, LONGEST);
    }
    Matcher index = INDEX.matcher(message);
    if (index.matches()) {
      return "%s where an object with the field %s is expected"
          .formatted(kind(index.group(1)), Text.line(index.group(2)));
    }
    Matcher list = NUMBER.matcher(message);
    if (!list.matches()) {
      list = ITERATE.matcher(message);
    }
    return list.matches()
        ? kind(list.group(1)) + " where an array is expected"
        : "a field has a value that the mapping cannot take: " + Text.line(message, LONGEST);
  }

  private static String kind(String type) {
    return switch (type) {
      case "array", "object" -> "an " + type;
      case "null" -> type;
      default -> "a " + type;
    };
  }
}
