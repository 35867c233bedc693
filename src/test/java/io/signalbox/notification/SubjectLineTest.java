package io.signalbox.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectLineTest {

  private final SubjectLine subjects = new SubjectLine();

  @Test
  void aPlainSubjectStaysAsItIs() {
    assertThat(subjects.ofSns("AWS Event")).isEqualTo("AWS Event");
    assertThat(subjects.ofSns("x".repeat(99))).isEqualTo("x".repeat(99));
  }

  @Test
  void snsTakesLessThanAHundredCharacters() {
    assertThat(subjects.ofSns("x".repeat(100))).isEqualTo("x".repeat(99));
    assertThat(subjects.ofSns("é".repeat(1000))).isEqualTo("?".repeat(99));
  }

  @Test
  void snsTakesOneLineOfAscii() {
    assertThat(subjects.ofSns(" a\r\nBcc: b\u2028c\u202e \u007f")).isEqualTo("a Bcc: b c");
    assertThat(subjects.ofSns("Störung \uD83D\uDE82")).isEqualTo("St?rung ?");
  }

  @Test
  void noSubjectIsEmpty() {
    assertThat(subjects.ofSns(null)).isEmpty();
  }
}
