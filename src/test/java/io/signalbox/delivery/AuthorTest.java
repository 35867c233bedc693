package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.RecipientKeys;
import io.signalbox.config.Settings;
import io.signalbox.event.InvalidEventException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what is for an author, and that it is nobody whom the configuration does not allow. */
class AuthorTest {

  private static final Settings SETTINGS =
      Settings.of(
          Map.of(
              "delivery.email.to.storage",
              "storage@example.org",
              "delivery.email.domains",
              "example.com, Example.NET"));

  private final Author author = new Author(SETTINGS);
  private final EmailRecipients recipients =
      new EmailRecipients(RecipientKeys.byName(SETTINGS), EmailDomains.of(SETTINGS));

  @ParameterizedTest
  @ValueSource(strings = {"storage", "anna@example.com", "a.n+1@EXAMPLE.net"})
  void oneWhomTheConfigurationHasIsReached(String name) {
    assertThat(author.isReached(name)).isTrue();
    assertThat(author.recipient(name)).isEqualTo("email:" + name);
    assertThat(recipients.of(author.recipient(name), new InternetAddress[0])).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "anna@evil.example",
        "anna@evil.example.com",
        "anna@example.com.evil.example",
        "anna@example.com,eve@evil.example",
        "eve@evil.example <anna@example.com>",
        "\"eve@evil.example\"@example.com",
        "anna@example.com\r\nBcc: eve@evil.example",
        "@example.com",
        ""
      })
  void whatIsForAnybodyElseIsForAllThatGetMail(String name) {
    assertThat(author.isReached(name)).isFalse();
    assertThat(author.recipient(name)).isEqualTo("email");
  }

  @Test
  void aNotificationMailsNobodyElse() {
    assertThatThrownBy(() -> recipients.of("email:eve@evil.example", new InternetAddress[0]))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("there is no recipient email:eve@evil.example");
  }
}
