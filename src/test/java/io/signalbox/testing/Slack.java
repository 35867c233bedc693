package io.signalbox.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server that answers to {@code chat.postMessage} as Slack's documentation says, and
 * refuses what it says is refused.
 */
public final class Slack implements AutoCloseable {

  /** The token that it knows. */
  public static final String TOKEN = "xoxb-123456789012-S3cretT0ken";

  private static final Set<String> ARGUMENTS =
      Set.of(
          "channel",
          "text",
          "blocks",
          "unfurl_links",
          "unfurl_media",
          "thread_ts",
          "reply_broadcast");
  private static final Set<String> BLOCKS = Set.of("header", "section", "context");
  private static final int MOST_BLOCKS = 50;
  private static final int MOST_FIELDS = 10;

  private final Receiver server = Receiver.start();
  private final Set<String> channels;

  /** The thread of each message, its own where it began it. */
  private final Map<String, String> threads = new ConcurrentHashMap<>();

  private final AtomicInteger posted = new AtomicInteger();

  /** One with these channels. */
  public Slack(String... channels) {
    this.channels = Set.of(channels);
    server.answerAll(request -> answer(request).toString());
  }

  /** Where it takes messages. */
  public String url() {
    return server.url("/api/chat.postMessage");
  }

  /** Answers one request so, in place of posting it. */
  public void answer(int status, Map<String, String> headers, String body) {
    server.answer(status, headers, body);
  }

  /** What it was asked to post, the oldest first. */
  public List<JsonNode> requests() {
    return server.requests().stream().map(request -> Json.read(request.body())).toList();
  }

  /** The requests to post what has this as its text. */
  public List<JsonNode> requests(String text) {
    return requests().stream().filter(each -> each.path("text").asText().equals(text)).toList();
  }

  /** Forgets all messages, as if they had been deleted. */
  public void deleteAll() {
    threads.clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private ObjectNode answer(Receiver.Request request) {
    JsonNode message = Json.read(request.body());
    ObjectNode answer = Json.MAPPER.createObjectNode();
    Optional<String> error = error(request, message);
    answer.put("ok", error.isEmpty());
    if (error.isPresent()) {
      return answer.put("error", error.get());
    }
    String ts = "1767600000.%06d".formatted(posted.incrementAndGet());
    String thread = message.path("thread_ts").asText(ts);
    threads.put(ts, thread);
    answer.put("channel", message.path("channel").asText()).put("ts", ts);
    ObjectNode echo = answer.putObject("message").put("type", "message").put("ts", ts);
    if (!thread.equals(ts)) {
      echo.put("thread_ts", thread);
    }
    return answer;
  }

  private Optional<String> error(Receiver.Request request, JsonNode message) {
    if (!("Bearer " + TOKEN).equals(request.headers().get("Authorization"))) {
      return Optional.of("invalid_auth");
    }
    if (!"application/json; charset=utf-8".equals(request.headers().get("Content-Type"))) {
      return Optional.of("invalid_post_type");
    }
    if (!channels.contains(message.path("channel").asText())) {
      return Optional.of("channel_not_found");
    }
    if (message.path("text").asText().isEmpty()) {
      return Optional.of("no_text");
    }
    if (!isWellFormed(message)) {
      return Optional.of("invalid_arguments");
    }
    String thread = message.path("thread_ts").asText("");
    // that of an answer is none
    return thread.isEmpty() || thread.equals(threads.get(thread))
        ? Optional.empty()
        : Optional.of("thread_not_found");
  }

  private static boolean isWellFormed(JsonNode message) {
    for (JsonNode block : message.path("blocks")) {
      if (!BLOCKS.contains(block.path("type").asText())
          || block.path("text").path("text").asText().length() > 3000
          || block.path("fields").size() > MOST_FIELDS) {
        return false;
      }
    }
    return message.properties().stream().allMatch(each -> ARGUMENTS.contains(each.getKey()))
        && message.path("blocks").size() <= MOST_BLOCKS
        && (message.has("thread_ts") || !message.has("reply_broadcast"))
        && (!message.has("reply_broadcast") || message.get("reply_broadcast").isBoolean());
  }
}
