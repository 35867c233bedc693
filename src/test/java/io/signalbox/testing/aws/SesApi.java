package io.signalbox.testing.aws;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * SES v1: mails go into a list.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/">the API</a>
 */
final class SesApi implements AwsApi {

  private static final int MOST_BYTES = 10 * 1024 * 1024;

  private final List<SentMail> mails = new CopyOnWriteArrayList<>();

  @Override
  public AwsReply answer(AwsCall call) throws IOException {
    try {
      mails.add(mail(call));
    } catch (MessagingException e) {
      throw new AwsError(400, "InvalidParameterValue", e.getMessage());
    }
    return AwsReply.xml(call, Xml.text("MessageId", UUID.randomUUID().toString()));
  }

  List<SentMail> mails() {
    return List.copyOf(mails);
  }

  private static SentMail mail(AwsCall call) throws MessagingException, IOException {
    return switch (call.action()) {
      case "SendRawEmail" -> raw(call.form());
      case "SendEmail" -> SesParts.mail(call.form());
      default -> throw AwsError.unknownAction(call.action());
    };
  }

  private static SentMail raw(Form form) throws MessagingException {
    byte[] raw = Base64.getDecoder().decode(form.text("RawMessage.Data"));
    if (raw.length > MOST_BYTES) {
      throw new AwsError(
          400,
          "InvalidParameterValue",
          "Message length is more than %d bytes long: '%d'.".formatted(MOST_BYTES, raw.length));
    }
    MimeMessage message = SentMail.parse(raw);
    List<String> destinations = form.list("Destinations.member");
    if (destinations.isEmpty()) {
      destinations = texts(message.getAllRecipients());
    }
    if (destinations.isEmpty()) {
      throw new AwsError(400, "InvalidParameterValue", "Missing final recipients");
    }
    String source = form.get("Source");
    return new SentMail(
        source == null ? from(message) : source,
        destinations,
        form.get("ConfigurationSetName"),
        raw);
  }

  private static String from(MimeMessage message) throws MessagingException {
    List<String> from = texts(message.getFrom());
    if (from.isEmpty()) {
      throw new AwsError(400, "InvalidParameterValue", "Missing required header 'From'.");
    }
    return from.get(0);
  }

  private static List<String> texts(Address[] addresses) {
    return addresses == null
        ? new ArrayList<>()
        : Stream.of(addresses).map(Address::toString).toList();
  }
}
