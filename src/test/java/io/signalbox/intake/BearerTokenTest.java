package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

  private final BearerToken token = new BearerToken("s3cret");

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "BEARER  s3cret "})
  void theTokenPasses(String authorization) {
    assertThat(token.accepts(authorization)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "Bearer",
        "Bearer ",
        "Bearers3cret",
        "Basic s3cret",
        "Bearer S3CRET",
        "Bearer s3cre",
        "Bearer s3crets",
        "Bearer s3cret,Bearer x",
        " Bearer s3cret"
      })
  void nothingElsePasses(String authorization) {
    assertThat(token.accepts(authorization)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Basic x", "Bearer x"})
  void withoutATokenEveryRequestPasses(String authorization) {
    assertThat(new BearerToken(null).accepts(authorization)).isTrue();
  }
}
