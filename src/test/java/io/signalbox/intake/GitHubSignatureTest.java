package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSignatureTest {

  /** The example of GitHub's documentation. */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
  private static final String HMAC =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private final BearerToken token = new BearerToken("s3cret");
  private final GitHubSignature signature = new GitHubSignature(Optional.of(SECRET), token);

  @Test
  void theSignatureOfTheBodyPasses() {
    assertThatCode(() -> signature.check(BODY, "sha256=" + HMAC, null)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "sha256=", HMAC, "sha1=" + HMAC, "sha256=" + HMAC + "00", "sha256=00"})
  void nothingElsePassesNotEvenWithTheToken(String given) {
    assertThatThrownBy(() -> signature.check(BODY, given, "Bearer s3cret"))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessage("X-Hub-Signature-256 is not the signature of this body");
  }

  @Test
  void theSignatureOfAnotherBodyDoesNotPass() {
    byte[] other = "Hello, World?".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> signature.check(other, "sha256=" + HMAC, null))
        .isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void withoutASecretTheTokenIsAskedFor() {
    GitHubSignature none = new GitHubSignature(Optional.empty(), token);

    assertThatCode(() -> none.check(BODY, null, "Bearer s3cret")).doesNotThrowAnyException();
    assertThatThrownBy(() -> none.check(BODY, "sha256=" + HMAC, null))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessage("a bearer token is needed");
  }
}
