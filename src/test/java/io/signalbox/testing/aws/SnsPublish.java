package io.signalbox.testing.aws;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** SNS's Publish and PublishBatch. */
final class SnsPublish {

  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 262_144;

  private final SnsTopics topics;
  private final SnsDelivery delivery;
  private final Faults faults;
  private final ConcurrentLinkedQueue<Published> published = new ConcurrentLinkedQueue<>();

  SnsPublish(SnsTopics topics, SnsDelivery delivery, Faults faults) {
    this.topics = topics;
    this.delivery = delivery;
    this.faults = faults;
  }

  String one(Form form) throws IOException, InterruptedException {
    String arn = form.get("TopicArn") == null ? form.get("TargetArn") : form.get("TopicArn");
    SnsTopic topic = topics.get(arn);
    SnsMessage message = SnsMessage.of(form);
    publish(topic, message);
    return Xml.text("MessageId", message.id());
  }

  String batch(Form form) throws IOException, InterruptedException {
    SnsTopic topic = topics.get(form.get("TopicArn"));
    List<Form> entries = form.structures("PublishBatchRequestEntries.member");
    check(entries);
    checkGroups(topic, entries);
    StringBuilder successful = new StringBuilder();
    StringBuilder failed = new StringBuilder();
    for (Form entry : entries) {
      try {
        successful.append(success(entry, publishEntry(topic, entry)));
      } catch (AwsError e) {
        failed.append(failure(entry, e));
      }
    }
    return Xml.element("Successful", successful.toString())
        + Xml.element("Failed", failed.toString());
  }

  private static void check(List<Form> entries) {
    if (entries.isEmpty()) {
      throw new AwsError(
          400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new AwsError(
          400, "TooManyEntriesInBatchRequest", "The batch request contains more than 10 entries.");
    }
    if (entries.stream().map(entry -> entry.text("Id")).distinct().count() < entries.size()) {
      throw new AwsError(
          400, "BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
    }
    if (entries.stream().map(SnsMessage::read).mapToInt(SnsMessage::bytes).sum() > MOST_BYTES) {
      throw new AwsError(400, "BatchRequestTooLong", "The messages exceed 262144 bytes together.");
    }
  }

  /** One entry without a group, and SNS takes none of the batch. */
  private static void checkGroups(SnsTopic topic, List<Form> entries) {
    if (topic.isFifo() && entries.stream().anyMatch(e -> e.get("MessageGroupId") == null)) {
      throw SnsFifo.groupMissing();
    }
  }

  private SnsMessage publishEntry(SnsTopic topic, Form entry)
      throws IOException, InterruptedException {
    Optional<Faults.Fault> fault = faults.ofEntry("PublishBatch");
    if (fault.isPresent()) {
      throw fault.get().error();
    }
    SnsMessage message = SnsMessage.of(entry);
    publish(topic, message);
    return message;
  }

  /** A repeat is accepted and not delivered. */
  private void publish(SnsTopic topic, SnsMessage message)
      throws IOException, InterruptedException {
    topic.check(message);
    if (topic.isNew(message)) {
      note(topic, message);
      delivery.deliver(topic, message);
    }
  }

  private void note(SnsTopic topic, SnsMessage message) {
    Map<String, String> attributes = new HashMap<>();
    message.attributes().forEach((name, each) -> attributes.put(name, each.value()));
    published.add(new Published(topic.arn(), message.body(), attributes));
  }

  /** What was taken, in its order, without the repeats that FIFO topics drop. */
  List<Published> published() {
    return List.copyOf(published);
  }

  private static String success(Form entry, SnsMessage message) {
    return Xml.element(
        "member", Xml.text("Id", entry.text("Id")) + Xml.text("MessageId", message.id()));
  }

  private static String failure(Form entry, AwsError error) {
    return Xml.element(
        "member",
        Xml.text("Id", entry.text("Id"))
            + Xml.text("Code", error.code())
            + Xml.text("Message", error.getMessage())
            + Xml.text("SenderFault", Boolean.toString(error.status() == 400)));
  }
}
