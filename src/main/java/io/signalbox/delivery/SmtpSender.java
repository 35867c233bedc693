package io.signalbox.delivery;

import io.signalbox.config.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/** Sends mail by the SMTP server of {@code delivery.email-smtp.*}, unless it is out of reach. */
public final class SmtpSender extends DefaultJavaMailSender {

  private final Breaker breaker;

  private SmtpSender(Session session, Breaker breaker) {
    this.breaker = breaker;
    setSession(session);
    setProtocol("smtp");
  }

  /**
   * The sender, which connects to nothing yet.
   *
   * @throws io.signalbox.config.SettingsException where the password's file cannot be read
   */
  public static SmtpSender of(Settings settings, Breakers breakers) {
    SmtpSender sender = new SmtpSender(SmtpSession.of(settings), breakers.of("email-smtp"));
    sender.setHost(settings.get("delivery.email-smtp.host"));
    sender.setPort(settings.getInt("delivery.email-smtp.port"));
    return sender;
  }

  /**
   * Connects, sends and closes.
   *
   * @throws io.signalbox.errors.OutOfReachException where that is not tried now
   */
  @Override
  public void send(MimeMessage message) throws MessagingException {
    breaker.call(
        () -> {
          super.send(message);
          return null;
        });
  }
}
