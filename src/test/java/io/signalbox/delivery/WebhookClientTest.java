package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.SettingsException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {

  private static final String KEY = "delivery.slack.webhook-url-file";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "ftp://h/s3cret",
        "https:///s3cret",
        "https://user:s3cret@h/",
        "https://h/s3cret#x",
        "https://h/s3cret x",
        "https://h_x/s3cret",
        "https://h/%zz/s3cret"
      })
  void whatIsNoUrlIsRefusedWithoutSayingIt(String url) {
    assertThatThrownBy(() -> WebhookClient.of(KEY, url, List.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(KEY + ": must hold an http or https URL without a user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/T0/B0/x",
        "http://127.0.0.1:8080",
        "https://[2001:db8::1]:8443/a?sig=b%2Fc&d=e"
      })
  void aUrlIsTaken(String url) {
    assertThatCode(() -> WebhookClient.of(KEY, url, List.of())).doesNotThrowAnyException();
  }
}
