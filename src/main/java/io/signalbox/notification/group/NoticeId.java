package io.signalbox.notification.group;

import java.util.UUID;

/**
 * The ids of notifications. One that answers to another one has the other's id in front of a dot:
 * {@code 6f1c2d…}, and the recovery {@code 6f1c2d….0a1b2c3d}. So a delivery knows the thread from
 * the id alone.
 */
final class NoticeId {

  private static final int ANSWER_LENGTH = 8;

  private NoticeId() {}

  /**
   * A new one.
   *
   * @param thread the id of the notification that it answers to, or null
   */
  static String next(String thread) {
    String random = UUID.randomUUID().toString();
    return thread == null
        ? random
        : thread + "." + random.replace("-", "").substring(0, ANSWER_LENGTH);
  }

  /** The id of the notification that began the thread. */
  static String threadOf(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }
}
