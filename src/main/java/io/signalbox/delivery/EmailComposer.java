package io.signalbox.delivery;

import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Text;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Makes a notification a mail: {@code multipart/alternative} of plain text and HTML, both UTF-8.
 *
 * <p>Subject and text come from outside. They reach a header only as one line, RFC 2047 encoded;
 * the addresses come from the configuration alone.
 */
public final class EmailComposer {

  private static final String UTF_8 = "UTF-8";
  private static final int LONGEST_SUBJECT = 200;

  private InternetAddress from;
  private InternetAddress[] to;
  private InternetAddress[] replyTo;
  private EmailRecipients recipients = new EmailRecipients(Map.of(), EmailDomains.none());
  private String subjectPrefix = "";

  /** The sender, an RFC 5322 address. */
  public void setFrom(String from) {
    this.from = EmailAddresses.one("delivery.email.from", from);
  }

  /** The recipients, divided by commas. */
  public void setTo(String to) {
    this.to = EmailAddresses.several("delivery.email.to", to);
  }

  /** The recipients that have a name. */
  public void setRecipients(EmailRecipients recipients) {
    this.recipients = recipients;
  }

  /** Where answers go, divided by commas; empty for the sender. */
  public void setReplyTo(String replyTo) {
    this.replyTo =
        replyTo.isBlank()
            ? new InternetAddress[0]
            : EmailAddresses.several("delivery.email.reply-to", replyTo);
  }

  /** What is put before each subject. */
  public void setSubjectPrefix(String subjectPrefix) {
    this.subjectPrefix = subjectPrefix;
  }

  /**
   * The mail.
   *
   * @param text the notification's text; none for an empty message
   * @param subject its subject, or null
   * @param ownHtml the HTML that came with it, or null
   * @param html the HTML that was made of the text
   * @param id the notification's id, or null
   * @param recipients who it is for, or null
   * @throws InvalidEventException where it is for a recipient that there is not
   */
  public MimeMessage compose(
      @Body String text,
      @Header("subject") String subject,
      @Header("html") String ownHtml,
      @Variable("html") String html,
      @Header("notification-id") String id,
      @Header("recipients") String recipients)
      throws MessagingException {
    MimeMessage mail = new ThreadedMail(id, from.getAddress());
    mail.setFrom(from);
    mail.setRecipients(Message.RecipientType.TO, this.recipients.of(recipients, to));
    if (replyTo.length > 0) {
      mail.setReplyTo(replyTo);
    }
    mail.setSubject(subject(subject), UTF_8);
    mail.setSentDate(new Date());
    // RFC 3834: no vacation notice is to answer it
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setContent(
        alternatives(Text.document(text), ownHtml == null ? html : Text.document(ownHtml)));
    mail.saveChanges();
    return mail;
  }

  /** The mail as an {@code .eml} file holds it (RFC 5322). */
  public byte[] toBytes(@Body MimeMessage mail) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return bytes.toByteArray();
  }

  private String subject(String subject) {
    String line = Text.line(subject, LONGEST_SUBJECT);
    return Text.line(subjectPrefix + (line.isEmpty() ? "Event" : line));
  }

  private static MimeMultipart alternatives(String text, String html) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, UTF_8);
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, UTF_8, "html");
    // the last is the one that a reader shows if it can
    return new MimeMultipart("alternative", plain, rich);
  }
}
