package io.signalbox.delivery;

/** Which answers in a thread are shown in the channel, too. */
enum Broadcast {
  NONE,
  /** What is a problem still or again, which nobody would see who does not follow the thread. */
  PROBLEMS,
  RECOVERIES,
  ALL;

  /** Whether one of this severity is. */
  boolean includes(String severity) {
    return switch (this) {
      case NONE -> false;
      case PROBLEMS -> severity.equals("warning") || severity.equals("critical");
      case RECOVERIES -> severity.equals("ok");
      case ALL -> true;
    };
  }
}
