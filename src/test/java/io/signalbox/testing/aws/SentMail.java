package io.signalbox.testing.aws;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;

/**
 * A mail that SES took.
 *
 * @param from the envelope's sender
 * @param destinations the envelope's recipients: those of the call, else the mail's To, Cc and Bcc
 * @param configurationSet the one that the call names, or null
 * @param raw the mail as RFC 5322 bytes; made from the call's parts if it was SendEmail
 */
public record SentMail(
    String from, List<String> destinations, String configurationSet, byte[] raw) {

  /** The mail, parsed. */
  public MimeMessage message() {
    return parse(raw);
  }

  static MimeMessage parse(byte[] raw) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    } catch (MessagingException e) {
      throw new IllegalArgumentException("not a mail", e);
    }
  }
}
