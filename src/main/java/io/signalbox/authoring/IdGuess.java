package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which field of a detail is likely the id of what the event is about. */
final class IdGuess {

  private static final Pattern ID = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}@]{1,256}");

  /** What the last word of a key says of its value. */
  private static final List<Set<String>> ID_WORDS =
      List.of(
          Set.of("id", "identifier", "uuid", "guid"),
          Set.of("name"),
          Set.of(
              "service",
              "component",
              "instance",
              "host",
              "hostname",
              "node",
              "device",
              "server",
              "cluster",
              "resource",
              "project",
              "repository",
              "application",
              "app"),
          Set.of("number", "no", "key", "ref"));

  /** What such an id is of: who or what caused the event, not what it is about. */
  private static final Set<String> OTHERS =
      Set.of(
          "request",
          "correlation",
          "trace",
          "span",
          "event",
          "message",
          "account",
          "user",
          "owner",
          "role",
          "principal",
          "parent",
          "previous",
          "old",
          "version",
          "schema",
          "region",
          "sender",
          "vpc",
          "subnet",
          "caller",
          "actor",
          "tenant",
          "causation",
          "idempotency",
          "creator");

  private static final int PER_LEVEL = 15;

  private IdGuess() {}

  /** The likeliest field, other than that of the state. */
  static Optional<DetailField> best(JsonNode event, List<DetailField> fields, String state) {
    List<String> topic = topic(event);
    return fields.stream()
        .filter(field -> !field.path().equals(state) && isId(field.value()))
        .filter(field -> score(field, topic) > 0)
        // of several the first, as the event has them
        .sorted(Comparator.comparingInt(field -> -score(field, topic)))
        .findFirst();
  }

  /** What the field's value is one of: {@code instance} of {@code instance-id}. */
  static String kind(JsonNode event, DetailField field) {
    List<String> words = new ArrayList<>(DetailField.words(field.key()));
    if (isIdWord(words, 0) || isIdWord(words, 1) || isIdWord(words, 3)) {
      words.remove(words.size() - 1);
    }
    if (words.isEmpty() && field.depth() > 1) {
      words.addAll(DetailField.words(field.holder()));
    }
    if (words.isEmpty()) {
      String service = ArnStyle.of(event).service();
      topic(event).stream().filter(word -> !word.equals(service)).limit(1).forEach(words::add);
    }
    return words.isEmpty() ? "event" : String.join("-", words);
  }

  private static boolean isId(JsonNode value) {
    return (value.isTextual() || value.isIntegralNumber())
        && ID.matcher(value.asText()).matches()
        && !value.asText().isBlank();
  }

  private static int score(DetailField field, List<String> topic) {
    List<String> words = DetailField.words(field.key());
    int score = base(words);
    if (score == 0 || words.stream().anyMatch(OTHERS::contains)) {
      return 0;
    }
    boolean bare = words.size() == 1 && field.depth() > 1;
    List<String> about = bare ? DetailField.words(field.holder()) : words;
    if (about.stream().anyMatch(OTHERS::contains)) {
      return 0;
    }
    boolean onTopic = about.stream().anyMatch(topic::contains);
    int level = PER_LEVEL * (field.depth() - 1) + (field.isInArray() ? PER_LEVEL : 0);
    return Math.max(1, score + (onTopic ? 40 : 0) - level);
  }

  private static int base(List<String> words) {
    for (int i = 0; i < ID_WORDS.size(); i++) {
      if (isIdWord(words, i)) {
        return 100 - 10 * i;
      }
    }
    return 0;
  }

  private static boolean isIdWord(List<String> words, int rank) {
    return !words.isEmpty() && ID_WORDS.get(rank).contains(words.get(words.size() - 1));
  }

  /** What the detail-type speaks of. */
  private static List<String> topic(JsonNode event) {
    return DetailField.words(event.path("detail-type").asText());
  }
}
