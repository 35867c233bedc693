package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.notification.group.ChatThreads;
import io.signalbox.notification.group.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A notification as a request to {@code chat.postMessage}, which a bot may make. What answers to
 * another notification is posted in the thread of the message which began it; the first of a thread
 * that there is no message of by itself.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 */
public final class SlackPost {

  /** Slack warns where it has no charset. */
  static final String MEDIA_TYPE = "application/json; charset=utf-8";

  private final String channel;
  private final Broadcast broadcast;
  private final ChatThreads threads;

  /**
   * Posts to a channel.
   *
   * @param channel its ID, or its name with or without {@code #}
   * @param broadcast which answers are shown in the channel, too
   */
  SlackPost(String channel, Broadcast broadcast, ChatThreads threads) {
    this.channel = channel;
    this.broadcast = broadcast;
    this.threads = threads;
  }

  /** The request as JSON, in UTF-8. */
  public byte[] write(Exchange exchange) throws StoreException {
    Notification notification = Notification.of(exchange.getMessage());
    ObjectNode request = SlackMessage.of(notification).put("channel", channel);
    Optional<String> thread = thread(exchange.getMessage());
    Optional<String> root =
        thread.isPresent() ? threads.find(place(), thread.get()) : Optional.empty();
    root.ifPresent(
        ts ->
            request
                .put("thread_ts", ts)
                .put("reply_broadcast", broadcast.includes(notification.severity())));
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Notes from the answer which message began the thread.
   *
   * @throws SlackRefusedException where Slack has not posted it, and never will
   */
  public void note(Exchange exchange) throws StoreException {
    SlackAnswer answer = SlackAnswer.of(exchange.getMessage().getBody(byte[].class)).orElseThrow();
    Optional<String> thread = thread(exchange.getMessage());
    if (answer.error().isPresent()) {
      if (answer.isOfThread() && thread.isPresent()) {
        threads.forget(place(), thread.get());
      }
      throw new SlackRefusedException(
          "Slack has not posted it to the channel %s: %s".formatted(channel, answer.error().get()));
    }
    Optional<String> root = answer.thread().or(answer::ts);
    if (thread.isPresent() && root.isPresent()) {
      threads.begin(place(), thread.get(), root.get());
    }
  }

  private String place() {
    return "slack:" + channel;
  }

  private static Optional<String> thread(Message message) {
    return NotificationId.of(message.getHeader("notification-id", String.class))
        .map(NotificationId::thread);
  }
}
