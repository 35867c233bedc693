package io.signalbox.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;

/**
 * A mail whose Message-ID is made of the notification's id, so that one that comes twice can be
 * known by it, and that answers to the mail of the notification which began the thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4">RFC 5322, 3.6.4</a>
 */
final class ThreadedMail extends MimeMessage {

  private final Optional<NotificationId> id;
  private final String domain;

  /**
   * An empty one.
   *
   * @param id the notification's id, with that of the thread in front of a dot; where it is of
   *     another form, or null, the mail has an id of its own
   * @param from the sender's address
   */
  ThreadedMail(String id, String from) throws MessagingException {
    super(Session.getInstance(new Properties()));
    this.id = NotificationId.of(id);
    this.domain = from.substring(from.indexOf('@') + 1);
    if (this.id.isPresent() && this.id.get().isAnswer()) {
      String thread = messageId(this.id.get().thread());
      setHeader("In-Reply-To", thread);
      setHeader("References", thread);
    }
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    if (id.isEmpty()) {
      super.updateMessageID();
    } else {
      setHeader("Message-ID", messageId(id.get().text()));
    }
  }

  private String messageId(String each) {
    return "<%s@%s>".formatted(each, domain);
  }
}
