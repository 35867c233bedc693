package io.signalbox.broker;

import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue that what the intakes accept is written to, in the broker of this process: what waits
 * there, and whether more is taken. A broker elsewhere has limits of its own.
 */
public final class Spool {

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final LazyBroker broker;
  private final String queue;
  private final Room room;
  private volatile boolean full;

  Spool(LazyBroker broker, String queue, Room room) {
    this.broker = broker;
    this.queue = queue;
    this.room = room;
  }

  /**
   * What there is.
   *
   * @param messages how many wait, each of one or more events; nothing while the broker is down
   * @param bytes how large they are together; nothing while the broker is down
   * @param freeBytes what is free on the disk
   * @param refusal why no more is taken, if so
   */
  public record State(
      OptionalLong messages, OptionalLong bytes, long freeBytes, Optional<String> refusal) {}

  /** Whether the broker of this process is used: only of its queue and disk this can tell. */
  public boolean isHere() {
    return broker.isUsed();
  }

  /** What there is now. */
  public State state() {
    Optional<EmbeddedBroker> running = running();
    long free = room.freeBytes().getAsLong();
    if (running.isEmpty()) {
      Optional<String> down = broker.failure().or(() -> Optional.of("the broker is not ready"));
      return new State(OptionalLong.empty(), OptionalLong.empty(), free, down);
    }
    EmbeddedBroker.Size size = running.get().size(queue);
    return new State(
        OptionalLong.of(size.messages()),
        OptionalLong.of(size.bytes()),
        free,
        room.refusal(size.bytes(), free, full));
  }

  /**
   * When the oldest message that waits came, in milliseconds since 1970; nothing where none does.
   */
  public OptionalLong oldest() {
    return running().map(running -> running.oldest(queue)).orElseGet(OptionalLong::empty);
  }

  /**
   * Lets in what is about to be written. What is under way at once is let in together, so the limit
   * may be passed by that.
   *
   * @throws SpoolFullException where there is no room
   */
  public void admit() throws SpoolFullException {
    if (!isHere()) {
      return;
    }
    broker.awaitStarted();
    Optional<String> refusal = state().refusal();
    note(refusal);
    if (refusal.isPresent()) {
      throw new SpoolFullException(refusal.get());
    }
  }

  Optional<EmbeddedBroker> running() {
    return broker.running();
  }

  private synchronized void note(Optional<String> refusal) {
    if (refusal.isPresent() == full) {
      return;
    }
    full = refusal.isPresent();
    if (full) {
      LOG.error("Nothing more is taken in until there is room: {}", refusal.get());
    } else {
      LOG.info("There is room on the spool again; events are taken in");
    }
  }
}
