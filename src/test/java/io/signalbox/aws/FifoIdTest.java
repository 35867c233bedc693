package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The IDs that FIFO topics and queues take. */
class FifoIdTest {

  private static final String ARN = "arn:aws:ec2:eu-central-1:123456789012:instance/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d4e5f67890",
        "aws.ec2:6a7e8feb-b491-4cf7-a9f1-bf3703467718#2",
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        "x"
      })
  void whatAwsTakesStaysAsItIs(String text) {
    assertThat(FifoId.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:onprem:disk:berlin::volume/my files",
        "arn:onprem:disk:köln::volume/c",
        "arn:onprem:disk:berlin::volume/𝄞",
        "a\nb",
        "a\u007f",
        " ",
        ""
      })
  void otherCharactersMakeItAHash(String text) {
    assertThat(FifoId.of(text)).matches("[0-9a-f]{64}").isEqualTo(FifoId.of(text));
    assertThat(FifoId.of(text)).isNotEqualTo(FifoId.of(text + "2"));
  }

  @Test
  void theHashIsSha256OfUtf8() {
    assertThat(FifoId.of("ü "))
        .isEqualTo("6d964c489574e2dccaeac6ebecc33fdd5354f71cd40f6527c82515e2700d9775");
  }

  @Test
  void aTextOf128CharactersStaysAndALongerOneIsAHash() {
    String longest = ARN + "x".repeat(128 - ARN.length());

    assertThat(FifoId.of(longest)).isEqualTo(longest).hasSize(128);
    assertThat(FifoId.of(longest + "a")).matches("[0-9a-f]{64}");
    assertThat(FifoId.of(longest + "a")).isNotEqualTo(FifoId.of(longest + "b"));
  }
}
