package io.signalbox.aws;

import io.signalbox.config.QueueNames;
import io.signalbox.deadletters.ChannelQueue;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.deadletters.DeadLetterQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The dead letters of one SQS queue. */
final class SqsDeadLetterQueue implements DeadLetterQueue {

  private static final Duration HIDDEN_TO_READ = Duration.ofSeconds(30);
  private static final Duration HIDDEN_TO_WORK = Duration.ofMinutes(2);

  private final SqsLetters letters;
  private final ChannelQueue queue;
  private final String targetUrl;

  /**
   * @param targetUrl the queue that the originals go back to
   */
  SqsDeadLetterQueue(SqsLetters letters, ChannelQueue queue, String targetUrl) {
    this.letters = letters;
    this.queue = queue;
    this.targetUrl = targetUrl;
  }

  @Override
  public String name() {
    return queue.deadLetters();
  }

  @Override
  public String failedOn() {
    return queue.queue();
  }

  @Override
  public List<DeadLetter> list() {
    List<Message> messages = letters.receive(HIDDEN_TO_READ);
    letters.show(messages);
    return messages.stream().map(this::letter).toList();
  }

  @Override
  public OptionalInt total() {
    return isFifo() ? OptionalInt.of(letters.count()) : OptionalInt.empty();
  }

  @Override
  public long count() {
    return letters.count();
  }

  @Override
  public void replay(Set<String> ids, Consumer<DeadLetter> done) {
    forEach(ids, this::send, done);
  }

  @Override
  public void discard(Set<String> ids, Consumer<DeadLetter> done) {
    forEach(ids, message -> {}, done);
  }

  /** Deletes each after its work, so that a failure in between leaves it in both places. */
  private void forEach(Set<String> ids, Consumer<Message> work, Consumer<DeadLetter> done) {
    List<Message> messages = letters.receive(HIDDEN_TO_WORK);
    List<Message> left = new ArrayList<>(messages);
    try {
      for (Message message : messages) {
        if (ids.contains(message.messageId())) {
          work.accept(message);
          letters.delete(message);
          left.remove(message);
          done.accept(letter(message));
        }
      }
    } finally {
      letters.show(left);
    }
  }

  private void send(Message message) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>(message.messageAttributes());
    attributes.keySet().removeIf(DeadLetter::isMark);
    letters
        .sqs()
        .sendMessage(
            s -> {
              s.queueUrl(targetUrl).messageBody(message.body()).messageAttributes(attributes);
              if (isFifo()) {
                s.messageGroupId(group(message)).messageDeduplicationId(replayId(message));
              }
            });
  }

  private boolean isFifo() {
    return QueueNames.isFifo(targetUrl);
  }

  private static String group(Message message) {
    return message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
  }

  /**
   * Not the original's, which its queue may have had within the last five minutes and would drop.
   * But the same again for a dead letter that was sent and could not be deleted.
   */
  private static String replayId(Message message) {
    return "replay-" + message.messageId();
  }

  private DeadLetter letter(Message message) {
    Map<String, String> attributes = new HashMap<>();
    message.messageAttributes().forEach((key, value) -> attributes.put(key, text(value)));
    return new DeadLetter(message.messageId(), name(), attributes, message.body());
  }

  private static String text(MessageAttributeValue value) {
    return value.stringValue() == null ? value.binaryValue().asUtf8String() : value.stringValue();
  }
}
