package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.spi.HeaderFilterStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFiltersTest {

  private final HeaderFilterStrategy attributes = HeaderFilters.messageAttributes();
  private final HeaderFilterStrategy http = HeaderFilters.http();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event-id",
        "event-time",
        "event-type",
        "severity",
        "account",
        "region",
        "summary",
        "subject",
        "html",
        "reason",
        "hop",
        "failed-at"
      })
  void aMessageAttributeOfOursPassesBothWays(String name) {
    assertThat(attributes.applyFilterToExternalHeaders(name, "x", null)).isFalse();
    assertThat(attributes.applyFilterToCamelHeaders(name, "x", null)).isFalse();
    assertThat(attributes.applyFilterToExternalHeaders(name.replace("-", "_HYPHEN_"), "x", null))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CamelFileName",
        "camelhttpuri",
        "JMSReplyTo",
        "mail.smtp.host",
        "event-ids",
        "event-",
        "Event-Id",
        "event-id\n",
        "x-event-id",
        "subjects",
        "authorization",
        "event_HYPHEN_"
      })
  void noOtherAttributePasses(String name) {
    assertThat(attributes.applyFilterToExternalHeaders(name, "x", null)).isTrue();
    assertThat(attributes.applyFilterToCamelHeaders(name, "x", null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type", "content-type", "Authorization", "ce-id", "CE-Type"})
  void whatTellsARequestsFormatAndSenderComesIn(String name) {
    assertThat(http.applyFilterToExternalHeaders(name, "x", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CamelHttpUri", "Host", "Cookie", "subject", "event-id", "x-ce-id"})
  void nothingElseComesInByHttp(String name) {
    assertThat(http.applyFilterToExternalHeaders(name, "x", null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type", "WWW-Authenticate", "Retry-After"})
  void whatAnAnswerSaysGoesOut(String name) {
    assertThat(http.applyFilterToCamelHeaders(name, "x", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "ce-id", "CamelHttpUri", "Set-Cookie"})
  void nothingElseGoesOutByHttp(String name) {
    assertThat(http.applyFilterToCamelHeaders(name, "x", null)).isTrue();
  }
}
