package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What an event may be about: an ARN in its resources; else one in its detail; else an ARN made of
 * what its resources or its detail have for an id.
 *
 * @param expression a jq expression that says the ARN; empty where the event's resources say it
 * @param id the field that is the id; empty where there is none
 * @param kind what the id is one of, such as {@code instance}; empty where nothing says it
 * @param overrides whether it has to stand in for the ARNs in the event's resources
 */
record ResourceGuess(String expression, String id, String kind, boolean overrides) {

  /** As in the schema of the standard event. */
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[a-z0-9-]+:[a-z0-9._-]+:[A-Za-z0-9._-]*:[A-Za-z0-9*-]*:"
              + "[^\\p{C}\\p{Zl}\\p{Zp}]{1,1900}");

  private static final Pattern NOT_ABOUT_IT = Pattern.compile("(?i).*(role|user|creat|key).*");
  private static final Pattern BARE_ID = Pattern.compile("[^\\p{C}\\p{Z}]{1,256}");
  private static final String START = "arn:";

  /**
   * Guesses.
   *
   * @param event an event with a complete envelope
   * @param fields the values in its detail
   * @param state the field that is the state
   */
  static ResourceGuess of(JsonNode event, List<DetailField> fields, String state) {
    List<String> resources =
        StreamSupport.stream(event.path("resources").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    List<String> arns = resources.stream().filter(each -> each.startsWith(START)).toList();
    if (!arns.isEmpty() && arns.stream().allMatch(ResourceGuess::isArn)) {
      return new ResourceGuess("", "", "", false);
    }
    ResourceGuess guess =
        arnIn(fields)
            .or(() -> bare(event, resources))
            .or(() -> idIn(event, fields, state))
            .orElseGet(() -> constant(event));
    return arns.isEmpty() ? guess : new ResourceGuess(guess.expression, guess.id, guess.kind, true);
  }

  private static Optional<ResourceGuess> arnIn(List<DetailField> fields) {
    return fields.stream()
        .filter(field -> field.value().isTextual() && isArn(field.value().asText()))
        .filter(field -> !NOT_ABOUT_IT.matcher(field.key()).matches())
        .findFirst()
        .map(field -> new ResourceGuess("text(" + field.path() + ")", "", "", false));
  }

  /** As a CloudEvent's subject comes. */
  private static Optional<ResourceGuess> bare(JsonNode event, List<String> resources) {
    return resources.stream()
        .limit(1)
        .filter(each -> BARE_ID.matcher(each).matches() && !each.startsWith(START))
        .map(each -> made(event, "", ".resources[0]"))
        .findFirst();
  }

  private static Optional<ResourceGuess> idIn(
      JsonNode event, List<DetailField> fields, String state) {
    return IdGuess.best(event, fields, state)
        .map(field -> made(event, IdGuess.kind(event, field), field.path()));
  }

  private static ResourceGuess made(JsonNode event, String kind, String path) {
    ArnStyle style = ArnStyle.of(event);
    return new ResourceGuess(style.of(kind, "$id"), path, kind, false);
  }

  /** Nothing tells one from the other: they are all about the same. */
  private static ResourceGuess constant(JsonNode event) {
    List<String> words = DetailField.words(event.path("detail-type").asText());
    String name = words.isEmpty() ? "event" : String.join("-", words);
    return new ResourceGuess(ArnStyle.of(event).constant("event/" + name), "", "", false);
  }

  private static boolean isArn(String text) {
    return ARN.matcher(text).matches();
  }
}
