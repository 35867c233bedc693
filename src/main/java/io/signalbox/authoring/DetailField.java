package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.regex.Pattern;

/**
 * A value in an event's {@code detail}.
 *
 * @param path where it is, as jq has it: {@code .detail.job.id}
 * @param key the key that it has
 * @param holder the key of the object that it is a field of; {@code detail} at the top
 * @param depth 1 for a field of {@code detail} itself
 * @param value the value
 */
record DetailField(String path, String key, String holder, int depth, JsonNode value) {

  private static final int DEEPEST = 6;
  private static final int MOST = 10_000;

  /** Between the words of a key: {@code instance-id}, {@code job_id}, {@code clusterArn}. */
  private static final Pattern WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(secret|passw|passphrase|credential|token|(api|private).?key|authori[sz]ation"
              + "|cookie|signature|session).*");

  /**
   * All values, those near the top first, in the order of the event. Of an array it is the first
   * element that stands for all. What may be a secret is left out.
   */
  static List<DetailField> of(JsonNode event) {
    List<DetailField> fields = new ArrayList<>();
    Queue<DetailField> waiting = new ArrayDeque<>();
    waiting.add(new DetailField(".detail", "detail", "", 0, event.path("detail")));
    while (!waiting.isEmpty() && fields.size() < MOST) {
      DetailField holder = waiting.remove();
      for (DetailField each : holder.within()) {
        fields.add(each);
        if (each.value.isContainerNode() && each.depth < DEEPEST) {
          waiting.add(each);
        }
      }
    }
    return fields;
  }

  /** The words of a key or a name, in small letters. */
  static List<String> words(String name) {
    return WORDS
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Whether the value of a key may be a secret. */
  static boolean isSecret(String key) {
    return SECRET.matcher(key).matches();
  }

  /** Whether it is one of several, in an array. */
  boolean isInArray() {
    return path.contains("[0]");
  }

  private List<DetailField> within() {
    if (value.isArray()) {
      JsonNode first = value.path(0);
      return first.isContainerNode()
          ? new DetailField(path + "[0]", key, holder, depth, first).within()
          : List.of();
    }
    return value.properties().stream()
        .filter(field -> !isSecret(field.getKey()))
        .map(
            field ->
                new DetailField(
                    path + Jq.field(field.getKey()),
                    field.getKey(),
                    key,
                    depth + 1,
                    field.getValue()))
        .toList();
  }
}
