package io.signalbox.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The attribute {@code notification-id}: {@code 6f1c…}, or of one that answers to that one {@code
 * 6f1c….0a1b}.
 *
 * @param text the id, which has nothing in it that a header would need quoting for
 */
record NotificationId(String text) {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]{1,100}(\\.[A-Za-z0-9_-]{1,100})?");

  /** Reads it; empty where it is missing or has another form, as others may publish it. */
  static Optional<NotificationId> of(String text) {
    return Optional.ofNullable(text)
        .filter(id -> FORM.matcher(id).matches())
        .map(NotificationId::new);
  }

  /** Whether it answers to another one. */
  boolean isAnswer() {
    return text.indexOf('.') >= 0;
  }

  /** The id of the notification that began the thread: its own, unless it answers. */
  String thread() {
    return isAnswer() ? text.substring(0, text.indexOf('.')) : text;
  }
}
