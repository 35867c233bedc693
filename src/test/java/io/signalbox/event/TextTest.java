package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  private static final String TRAIN = "\uD83D\uDE82";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a\r\nb",
        "a\n\n\rb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\u0000b",
        "a\u001bb",
        "a\tb",
        "a\u202eb",
        "a\u2066b",
        "a\u200fb",
        "a\ufeffb",
        "a\ud800b",
        "a\udc00\ud800b",
        "a\ufffeb",
        "a\uffffb",
        "\r\na b\u2028",
        " a b "
      })
  void whatBreaksOrTurnsALineBecomesABlank(String text) {
    assertThat(Text.line(text)).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b", "~!", "\u00e9", "a\u00a0b"})
  void aLineStaysAsItIs(String text) {
    assertThat(Text.line(text)).isSameAs(text);
  }

  @Test
  void nothingIsAnEmptyLine() {
    assertThat(Text.line(null)).isEmpty();
    assertThat(Text.line("\n")).isEmpty();
  }

  @Test
  void aLineOfTheLongestLengthStaysWhole() {
    assertThat(Text.line("x".repeat(256))).isEqualTo("x".repeat(256));
    assertThat(Text.line(TRAIN.repeat(3), 3)).isEqualTo(TRAIN.repeat(3));
  }

  @Test
  void aLongerLineIsCutAndMarked() {
    assertThat(Text.line("x".repeat(257))).isEqualTo("x".repeat(255) + "…");
  }

  @Test
  void aCharacterOfTwoCodeUnitsIsNeverCutInHalf() {
    assertThat(Text.line(TRAIN.repeat(4), 3)).isEqualTo(TRAIN.repeat(2) + "…");
    assertThat(Text.line("x" + TRAIN.repeat(4), 3)).isEqualTo("x" + TRAIN + "…");
  }

  @Test
  void aLineOfALineIsTheSame() {
    String line = Text.line("a\r\n".repeat(200));

    assertThat(Text.line(line)).isEqualTo(line);
  }

  @Test
  void linesStayLinesAndAreCutAsOneText() {
    assertThat(Text.lines("a\r\nb\u2028c\u202ed\u0085e\n", 100)).isEqualTo("a\nb\nc d\ne");
    assertThat(Text.lines("\ud83d\udd34".repeat(10), 4)).isEqualTo("\ud83d\udd34".repeat(3) + "…");
    assertThat(Text.lines("x".repeat(1 << 20), 10)).isEqualTo("x".repeat(9) + "…");
    assertThat(Text.lines(null, 10)).isEmpty();
  }

  @Test
  void aDocumentKeepsItsLinesAndLosesWhatTurnsThem() {
    String text = " a\tb\r\n\n  שלום \u200c🔴\n";

    assertThat(Text.document(text)).isEqualTo(text);
    assertThat(Text.document(null)).isEmpty();
    assertThat(Text.document("a\u202egnp\u202c.exe\u2066x\u2069\u200f\u061c\0\u0085\ud800\uffff|"))
        .isEqualTo("a gnp .exe x       |");
  }
}
