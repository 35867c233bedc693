package io.signalbox.syslog;

/** A place in a text, and what is read from there. Behind the end there is {@link #END}. */
final class Cursor {

  /** No character of a message: Unicode has none at this place. */
  static final char END = '\uFFFF';

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    int place = at + ahead;
    return place < text.length() ? text.charAt(place) : END;
  }

  void move(int characters) {
    at = Math.min(at + characters, text.length());
  }

  /** Passes the character where it is the next. */
  boolean pass(char character) {
    boolean there = at < text.length() && text.charAt(at) == character;
    if (there) {
      at++;
    }
    return there;
  }

  boolean startsWith(String start) {
    return text.startsWith(start, at);
  }

  void passBlanks() {
    while (isBlank(peek())) {
      at++;
    }
  }

  /** How many characters there are before the next blank or the end, at most {@code most} + 1. */
  int tokenLength(int most) {
    int length = 0;
    while (length <= most && at + length < text.length() && !isBlank(text.charAt(at + length))) {
      length++;
    }
    return length;
  }

  /** The characters before the next space or the end. */
  String untilSpace() {
    int end = text.indexOf(' ', at);
    return take((end < 0 ? text.length() : end) - at);
  }

  String take(int characters) {
    String taken = text.substring(at, at + characters);
    at += characters;
    return taken;
  }

  String rest() {
    return text.substring(at);
  }

  /** How far ahead the character is, or -1 where it is not among the next {@code most}. */
  int find(char character, int most) {
    int last = Math.min(text.length(), at + most);
    for (int i = at; i < last; i++) {
      if (text.charAt(i) == character) {
        return i - at;
      }
    }
    return -1;
  }

  /** How many digits follow, at most {@code most}. */
  int digits(int most) {
    int count = 0;
    while (count < most && isDigit(peek(count))) {
      count++;
    }
    return count;
  }

  /** Reads so many digits, which must be there. */
  int number(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number = number * 10 + text.charAt(at++) - '0';
    }
    return number;
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }

  static boolean isUpper(char character) {
    return character >= 'A' && character <= 'Z';
  }

  static boolean isLetter(char character) {
    return isUpper(character) || character >= 'a' && character <= 'z';
  }
}
