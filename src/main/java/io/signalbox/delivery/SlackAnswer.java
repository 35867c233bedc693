package io.signalbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.Text;
import java.util.Optional;
import java.util.Set;

/**
 * What a method of Slack's Web API answers: JSON that says in {@code ok} whether it was done, and
 * in {@code error} why it was not, with status 200 either way.
 *
 * @param ts the timestamp by which Slack knows the message; empty where there is none
 * @param thread that of the message which began the thread that it is in; empty for none
 * @param error why it was not done; empty where it was
 * @see <a href="https://docs.slack.dev/apis/web-api/#evaluating-responses">evaluating responses</a>
 */
record SlackAnswer(Optional<String> ts, Optional<String> thread, Optional<String> error) {

  private static final int LONGEST_ERROR = 100;

  /** Errors that say nothing of another time, by the method's documentation. */
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "org_login_required",
          "team_added_to_org");

  /** Errors that are those of the thread, not of the message. */
  private static final Set<String> OF_THREAD =
      Set.of(
          "cannot_reply_to_message",
          "message_not_found",
          "thread_not_found",
          "restricted_action_non_threadable_channel");

  /**
   * Reads an answer.
   *
   * @return empty where it is none of Slack's
   */
  static Optional<SlackAnswer> of(byte[] body) {
    JsonNode json = json(body);
    JsonNode ok = json.path("ok");
    if (!ok.isBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        new SlackAnswer(
            timestamp(json.path("ts")),
            timestamp(json.at("/message/thread_ts")),
            ok.booleanValue() ? Optional.empty() : Optional.of(reason(json))));
  }

  /** Whether the same may be done at another time. */
  boolean isPassing() {
    return error.map(PASSING::contains).orElse(false);
  }

  /** Whether the same would be done outside of the thread. */
  boolean isOfThread() {
    return error.map(OF_THREAD::contains).orElse(false);
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.read(body);
    } catch (InvalidEventException e) {
      return Json.MAPPER.missingNode();
    }
  }

  private static String reason(JsonNode json) {
    String error = Text.line(json.path("error").asText(), LONGEST_ERROR);
    String needed = Text.line(json.path("needed").asText(), LONGEST_ERROR);
    return needed.isEmpty() ? error : "%s, needs %s".formatted(error, needed);
  }

  private static Optional<String> timestamp(JsonNode node) {
    return Optional.of(node.asText()).filter(ts -> ts.matches("\\d{1,20}\\.\\d{1,20}"));
  }
}
