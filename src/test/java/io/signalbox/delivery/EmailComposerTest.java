package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.SettingsException;
import io.signalbox.event.InvalidEventException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailComposerTest {

  private final EmailComposer composer = new EmailComposer();

  @BeforeEach
  void configure() {
    composer.setFrom("Bäx <box@example.com>");
    composer.setTo("a@example.com, B <b@example.com>");
    composer.setReplyTo("");
    composer.setSubjectPrefix("[ops] ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: evil@example.com",
        "a\nBcc: evil@example.com",
        "a\rBcc: evil@example.com",
        "a\u0085Bcc: evil@example.com",
        "a\u2028Bcc: evil@example.com"
      })
  void aSubjectIsNoWayToAHeader(String subject) throws Exception {
    MimeMessage mail = sent("text", subject, null, "html");

    assertThat(mail.getSubject()).isEqualTo("[ops] a Bcc: evil@example.com");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("a@example.com", "B <b@example.com>");
  }

  @Test
  void aSubjectBeyondAsciiIsEncodedAsRfc2047Says() throws Exception {
    String subject = "Störung ".repeat(20).strip();
    String headers =
        new String(composer.toBytes(mail("text", subject, null, "html")), StandardCharsets.UTF_8)
            .split("\r\n\r\n", 2)[0];

    assertThat(headers)
        .matches("[\\x20-\\x7e\\t\\r\\n]*")
        .contains("From: =?UTF-8?", "Subject: =?UTF-8?");
    assertThat(headers.lines()).allMatch(line -> line.length() <= 78);
    assertThat(sent("text", subject, null, "html").getSubject()).isEqualTo("[ops] " + subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n"})
  void aMailAlwaysHasASubject(String subject) throws Exception {
    assertThat(sent("text", subject, null, "html").getSubject()).isEqualTo("[ops] Event");
    assertThat(sent("text", null, null, "html").getSubject()).isEqualTo("[ops] Event");
  }

  @Test
  void theTextComesFirstAndTheHtmlLast() throws Exception {
    MimeMessage mail = sent("Störung\r\n.\r\nFrom x", "s", null, "<p>Störung</p>");
    Multipart parts = (Multipart) mail.getContent();

    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Störung\r\n.\r\nFrom x");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Störung</p>");
  }

  @Test
  void nothingInTheTextOrTheSubjectIsShownInAnotherOrder() throws Exception {
    MimeMessage mail =
        sent("a\u202egnp.exe\n\u2066b\u2069\ud800\n", "a\u202egnp.exe", null, "html");
    Multipart parts = (Multipart) mail.getContent();

    assertThat(mail.getSubject()).isEqualTo("[ops] a gnp.exe");
    assertThat(parts.getBodyPart(0).getContent().toString().lines())
        .containsExactly("a gnp.exe", " b  ");
  }

  @Test
  void aTextOfAMegabyteArrivesWhole() throws Exception {
    String text = "字".repeat(1 << 19) + "\n" + "x".repeat(1 << 19);

    Multipart parts = (Multipart) sent(text, "字".repeat(1 << 20), null, "html").getContent();

    assertThat(parts.getBodyPart(0).getContent().toString()).isEqualToNormalizingNewlines(text);
  }

  @Test
  void theNotificationsOwnHtmlIsPreferred() throws Exception {
    Multipart parts = (Multipart) sent("t", "s", "<p>own</p>", "<p>made</p>").getContent();

    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>own</p>");
  }

  @Test
  void noAutomaticAnswerIsWanted() throws Exception {
    MimeMessage mail = sent("text", "s", null, "html");

    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Reply-To")).isNull();
    assertThat(mail.getSentDate()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a@", "a b@example.com", "<a@example.com", "a@example.com\r\nBcc: b@c"})
  void aBadAddressIsToldWithItsKey(String address) {
    assertThatThrownBy(() -> composer.setFrom(address))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("delivery.email.from");
    assertThatThrownBy(() -> composer.setTo(address))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("delivery.email.to");
  }

  @Test
  void aBadReplyAddressIsToldWithItsKey() {
    assertThatThrownBy(() -> composer.setReplyTo("r@example.com, r@"))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("delivery.email.reply-to=r@example.com, r@: not a mail address: ");
  }

  @Test
  void thereIsOneSender() {
    assertThatThrownBy(() -> composer.setFrom("a@example.com, b@example.com"))
        .isInstanceOf(SettingsException.class)
        .hasMessage("delivery.email.from=a@example.com, b@example.com: must be one mail address");
  }

  @Test
  void theMessageIdIsThatOfTheNotificationAndAnAnswerRefersToIt() throws Exception {
    MimeMessage first = reread(composer.compose("t", "s", null, "h", "0a1b-2c", null));
    MimeMessage answer = reread(composer.compose("t", "s", null, "h", "0a1b-2c.9f", null));

    assertThat(first.getMessageID()).isEqualTo("<0a1b-2c@example.com>");
    assertThat(first.getHeader("References")).isNull();
    assertThat(answer.getMessageID()).isEqualTo("<0a1b-2c.9f@example.com>");
    assertThat(answer.getHeader("References")).containsExactly(first.getMessageID());
    assertThat(answer.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nBcc: x@y", "<a>", "a@b", "a.b.c", "."})
  void anIdOfAnotherFormIsNoWayToAHeader(String id) throws Exception {
    MimeMessage mail = reread(composer.compose("t", "s", null, "h", id, null));

    assertThat(mail.getMessageID()).isNotBlank().doesNotContain("Bcc");
    assertThat(mail.getHeader("References")).isNull();
    assertThat(mail.getHeader("Bcc")).isNull();
  }

  @Test
  void aRecipientIsAmongThoseOfTheConfiguration() throws Exception {
    composer.setRecipients(
        new EmailRecipients(
            Map.of("on-call", "c@example.com, a@example.com"), EmailDomains.none()));

    assertThat(to("email:on-call,slack")).containsExactly("c@example.com", "a@example.com");
    assertThat(to("email:on-call, email"))
        .containsExactly("c@example.com", "a@example.com", "B <b@example.com>");
    assertThat(to("email")).containsExactly("a@example.com", "B <b@example.com>");
    assertThatThrownBy(() -> to("email:evil@example.com"))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("there is no recipient email:evil@example.com");
  }

  private List<String> to(String recipients) throws Exception {
    MimeMessage mail = reread(composer.compose("t", "s", null, "h", null, recipients));
    return Stream.of(mail.getAllRecipients()).map(Object::toString).toList();
  }

  private MimeMessage mail(String text, String subject, String ownHtml, String html)
      throws Exception {
    return composer.compose(text, subject, ownHtml, html, null, null);
  }

  /** The mail as its recipient reads it. */
  private MimeMessage sent(String text, String subject, String ownHtml, String html)
      throws Exception {
    return reread(mail(text, subject, ownHtml, html));
  }

  private MimeMessage reread(MimeMessage mail) throws Exception {
    byte[] bytes = composer.toBytes(mail);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }
}
