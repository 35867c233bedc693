package io.signalbox.delivery;

import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;

/** How the SMTP server of {@code delivery.email-smtp.*} is talked to (RFC 5321, 3207, 4954). */
final class SmtpSession {

  private static final String TIMEOUT_MILLIS = "30000";

  private SmtpSession() {}

  /**
   * The session, which connects to nothing yet.
   *
   * @throws io.signalbox.config.SettingsException where the password's file cannot be read
   */
  static Session of(Settings settings) {
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    secure(properties, settings.get("delivery.email-smtp.security"));
    String user = settings.get("delivery.email-smtp.user");
    if (user.isEmpty()) {
      return Session.getInstance(properties);
    }
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.user", user);
    String password =
        SecretFile.of(settings, "delivery.email-smtp.password-file").read().orElse("");
    return Session.getInstance(properties, authenticator(user, password));
  }

  private static void secure(Properties properties, String security) {
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (security) {
      case "tls" -> properties.put("mail.smtp.ssl.enable", "true");
      case "starttls" -> {
        properties.put("mail.smtp.starttls.enable", "true");
        // or else a man in the middle who hides the offer gets the mail, and the password, in clear
        properties.put("mail.smtp.starttls.required", "true");
      }
      default -> properties.put("mail.smtp.starttls.enable", "false");
    }
  }

  private static Authenticator authenticator(String user, String password) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, password);
      }
    };
  }
}
