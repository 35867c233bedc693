package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Makes a mail of SendEmail's parts, as SES does. */
final class SesParts {

  private SesParts() {}

  static SentMail mail(Form form) throws MessagingException, IOException {
    List<String> to = form.list("Destination.ToAddresses.member");
    List<String> cc = form.list("Destination.CcAddresses.member");
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(form.text("Source"));
    message.setRecipients(RecipientType.TO, String.join(",", to));
    message.setRecipients(RecipientType.CC, String.join(",", cc));
    message.setReplyTo(
        InternetAddress.parse(String.join(",", form.list("ReplyToAddresses.member"))));
    message.setSubject(form.text("Message.Subject.Data"), UTF_8.name());
    setBody(message, form.get("Message.Body.Text.Data"), form.get("Message.Body.Html.Data"));
    List<String> destinations = new ArrayList<>(to);
    destinations.addAll(cc);
    destinations.addAll(form.list("Destination.BccAddresses.member"));
    return new SentMail(
        form.text("Source"), destinations, form.get("ConfigurationSetName"), bytes(message));
  }

  private static void setBody(MimeMessage message, String text, String html)
      throws MessagingException {
    if (text != null && html != null) {
      message.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
    } else if (html != null) {
      message.setText(html, UTF_8.name(), "html");
    } else {
      message.setText(text == null ? "" : text, UTF_8.name());
    }
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, UTF_8.name(), subtype);
    return part;
  }

  private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }
}
