package io.signalbox.snmp;

import io.signalbox.intake.udp.SystemDrops;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was not taken: each is counted, and a line a minute tells how many, why, and who was the
 * last.
 */
final class Refusals {

  static final String COMMUNITY = "wrong community";
  static final String NO_NOTIFICATION = "no notification";
  static final String UNDECODABLE = "undecodable";
  static final String UNKNOWN_USER = "unknown user";
  static final String WRONG_DIGEST = "wrong password or authentication protocol";
  static final String WRONG_SECRET = "wrong privacy password or protocol";
  static final String LEVEL = "wrong security level";
  static final String TIME = "replayed or outside the time window";
  static final String ENGINE = "wrong engine id";

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /** All of these. */
  static final List<String> REASONS =
      List.of(
          COMMUNITY,
          NO_NOTIFICATION,
          UNDECODABLE,
          UNKNOWN_USER,
          WRONG_DIGEST,
          WRONG_SECRET,
          LEVEL,
          TIME,
          ENGINE);

  private static final String NO_ROOM = "dropped (the spool does not take more)";
  private static final String UNANSWERED = "INFORMs not answered (the spool does not take more)";
  private static final String UNREAD =
      "dropped by the system (they came faster than they were read)";

  private final Meters meters;
  private final Map<String, Tally> untold = new TreeMap<>();
  private final ThreadLocal<Current> current = ThreadLocal.withInitial(Current::new);
  private SystemDrops system;

  /** The message that a thread is at. */
  private static final class Current {
    private String peer;

    /** What is wrong where nobody says what becomes of the message; null once that is known. */
    private String suspicion;
  }

  private static final class Tally {
    private long count;
    private String last;
  }

  Refusals(Meters meters) {
    this.meters = meters;
  }

  Meters meters() {
    return meters;
  }

  /** The system drops too, on this port. */
  void listenOn(int port) {
    system = new SystemDrops(port);
    // those of a socket that was there before
    system.more();
  }

  /** This thread begins with a message of this address. */
  void begin(String peer) {
    current.get().peer = peer;
    current.get().suspicion = UNDECODABLE;
  }

  /** If nothing comes of this thread's message, this is why. */
  void suspect(String reason) {
    current.get().suspicion = reason;
  }

  /** It is known what becomes of this thread's message. */
  void settle() {
    current.get().suspicion = null;
  }

  /** This thread is done with its message. */
  void end() {
    if (current.get().suspicion != null) {
      refuse(current.get().suspicion);
    }
    meters.received().increment();
  }

  /** This thread's message is not taken. */
  void refuse(String reason) {
    settle();
    meters.refused(reason).increment();
    count("refused (" + reason + ")", current.get().peer);
  }

  /** There is no room for a trap of this address. */
  void drop(String peer) {
    meters.dropped().increment();
    count(NO_ROOM, peer);
  }

  /** An INFORM of this address stays without an answer. */
  void leave(String peer) {
    meters.unanswered().increment();
    count(UNANSWERED, peer);
  }

  /** Tells of those since the last time. */
  synchronized void tell() {
    long unread = system == null ? 0 : system.more();
    String told =
        untold.entrySet().stream()
            .map(each -> words(each.getKey(), each.getValue()))
            .collect(Collectors.joining("; "));
    untold.clear();
    if (unread > 0) {
      meters.dropped().increment(unread);
      told += (told.isEmpty() ? "" : "; ") + unread + " " + UNREAD;
    }
    if (!told.isEmpty()) {
      LOG.warn("snmp: {}", told);
    }
  }

  private static String words(String what, Tally tally) {
    return "%d %s, the last from %s".formatted(tally.count, what, tally.last);
  }

  private synchronized void count(String what, String peer) {
    Tally tally = untold.computeIfAbsent(what, key -> new Tally());
    tally.count++;
    tally.last = peer;
  }
}
