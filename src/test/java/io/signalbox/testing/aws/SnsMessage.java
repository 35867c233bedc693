package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message to a topic, checked as SNS checks it.
 *
 * @param id the message id, a UUID
 * @param subject the subject, or null
 * @param body the message
 * @param attributes the message attributes by name
 * @param groupId the message group, or null
 * @param deduplicationId what repeats of it share, or null
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
record SnsMessage(
    String id,
    String subject,
    String body,
    Map<String, Attribute> attributes,
    String groupId,
    String deduplicationId) {

  private static final int MOST_BYTES = 262_144;
  private static final int LONGEST_SUBJECT = 100;

  /** Printable ASCII but the blank. */
  private static final Pattern FIFO_ID = Pattern.compile("[!-~]{1,128}");

  /** A message attribute; the value of a binary one is in Base64. */
  record Attribute(String type, String value) {

    boolean isBinary() {
      return type.startsWith("Binary");
    }
  }

  /** Reads and checks the parameters of Publish, or those of an entry of PublishBatch. */
  static SnsMessage of(Form form) {
    SnsMessage message = read(form);
    message.check();
    return message;
  }

  /** Reads a message that may be wrong. */
  static SnsMessage read(Form form) {
    if (form.get("MessageStructure") != null) {
      throw AwsError.invalidParameter("MessageStructure: AwsServer does not know it");
    }
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (Form entry : form.structures("MessageAttributes.entry")) {
      attributes.put(entry.text("Name"), attribute(entry));
    }
    return new SnsMessage(
        UUID.randomUUID().toString(),
        form.get("Subject"),
        form.text("Message"),
        attributes,
        form.get("MessageGroupId"),
        form.get("MessageDeduplicationId"));
  }

  private static Attribute attribute(Form entry) {
    String text = entry.get("Value.StringValue");
    return new Attribute(
        entry.text("Value.DataType"), text == null ? entry.text("Value.BinaryValue") : text);
  }

  private void check() {
    attributes.forEach(SnsMessage::check);
    if (body.isEmpty()) {
      throw AwsError.invalidParameter("Empty message");
    }
    if (bytes() > MOST_BYTES) {
      throw AwsError.invalidParameter("Message too long");
    }
    if (subject != null && !isSubject(subject)) {
      throw AwsError.invalidParameter("Subject");
    }
    checkFifoId("MessageGroupId", groupId);
    checkFifoId("MessageDeduplicationId", deduplicationId);
  }

  private static void checkFifoId(String name, String id) {
    if (id != null && !FIFO_ID.matcher(id).matches()) {
      throw AwsError.invalidParameter(
          name
              + " Reason: can only include alphanumeric and punctuation characters."
              + " 1 to 128 in length");
    }
  }

  private static void check(String name, Attribute attribute) {
    if (attribute.type().isEmpty() || attribute.value().isEmpty()) {
      throw new AwsError(
          400,
          "ParameterValueInvalid",
          "The message attribute '%s' must contain non-empty message attribute value for message attribute type '%s'."
              .formatted(name, attribute.type()));
    }
  }

  private static boolean isSubject(String subject) {
    return !subject.isEmpty()
        && subject.length() <= LONGEST_SUBJECT
        && subject.chars().noneMatch(c -> c < ' ' || c == 0x7f);
  }

  /** The size that counts: the body, and of each attribute its name, type and value. */
  int bytes() {
    int bytes = body.getBytes(UTF_8).length;
    for (Map.Entry<String, Attribute> entry : attributes.entrySet()) {
      Attribute attribute = entry.getValue();
      bytes += (entry.getKey() + attribute.type() + attribute.value()).getBytes(UTF_8).length;
    }
    return bytes;
  }
}
