package io.signalbox.delivery;

import java.util.regex.Pattern;

/** What would call for people, or be worked out, where a chat finds it in a text. */
final class Mentions {

  /** Shown as nothing, and keeps what is on both sides from being read as one word. */
  private static final String WORD_JOINER = "\u2060";

  private static final Pattern MENTION =
      Pattern.compile("@(?=channel|here|everyone|team)", Pattern.CASE_INSENSITIVE);

  private Mentions() {}

  /** The text with {@code @channel} and its like, and <code>{{…}}</code>, as text alone. */
  static String disarmed(String text) {
    return MENTION
        .matcher(text)
        .replaceAll("@" + WORD_JOINER)
        .replace("{{", "{" + WORD_JOINER + "{");
  }
}
