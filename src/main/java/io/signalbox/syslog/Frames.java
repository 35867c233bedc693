package io.signalbox.syslog;

import java.util.List;

/** Messages as they came from the network together. */
public record Frames(List<Frame> list) {

  /**
   * A message's bytes.
   *
   * @param bytes the message, without what framed it
   * @param origin where it came from
   * @param truncated whether the sender sent more than these
   */
  public record Frame(byte[] bytes, Origin origin, boolean truncated) {}
}
