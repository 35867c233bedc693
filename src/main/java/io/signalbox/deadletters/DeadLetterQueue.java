package io.signalbox.deadletters;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** The dead letters of one queue. What the queue or its server refuses is an exception. */
public interface DeadLetterQueue {

  /** The name of the queue that holds them. */
  String name();

  /** The name of the queue that they failed on, to which a replay puts them back. */
  String failedOn();

  /** All that are there and can be seen, the oldest first; they stay there. */
  List<DeadLetter> list();

  /**
   * How many are there, by the server's estimate, where {@link #list()} may not see all: of a
   * message group, a FIFO queue gives ten at most until these are gone. Empty where it sees all.
   */
  default OptionalInt total() {
    return OptionalInt.empty();
  }

  /** How many are there, or about as many where the server estimates it. */
  long count();

  /**
   * Puts originals back on the queue that they failed on, one by one, the oldest first. Each is
   * removed here only when that queue has it.
   *
   * @param ids which; one that is not there is passed over
   * @param done is told of each that is back on its queue
   */
  void replay(Set<String> ids, Consumer<DeadLetter> done);

  /**
   * Removes dead letters for good.
   *
   * @param ids which; one that is not there is passed over
   * @param done is told of each that is removed
   */
  void discard(Set<String> ids, Consumer<DeadLetter> done);
}
