package io.signalbox.aws.batch;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Calls that share a request. */
final class Batch<Q, R> {

  /** How often an entry is sent before its caller sees that AWS failed it. */
  private static final int ATTEMPTS = 4;

  /** The longest pause before the second attempt; it doubles with each further one. */
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final int attempt;
  private final Set<String> groups;
  private List<Call<Q, R>> calls;

  Batch(List<Call<Q, R>> calls) {
    this(calls, 1);
  }

  private Batch(List<Call<Q, R>> calls, int attempt) {
    this.calls = calls;
    this.attempt = attempt;
    this.groups =
        calls.stream()
            .map(call -> call.group)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
  }

  /** The same calls or some of them, for another attempt. */
  Batch<Q, R> again(List<Call<Q, R>> left) {
    return new Batch<>(left, attempt + 1);
  }

  boolean mayTryAgain() {
    return attempt < ATTEMPTS;
  }

  /** The calls of these groups must wait until this batch is done. */
  Set<String> groups() {
    return groups;
  }

  List<Call<Q, R>> calls() {
    return calls;
  }

  /** Leaves out the calls whose callers have gone. */
  void dropAbandoned() {
    calls = calls.stream().filter(call -> !call.abandoned).toList();
  }

  /** Before another attempt, waits as AWS asks: exponentially longer, with full jitter. */
  void pause() throws InterruptedException {
    if (attempt > 1) {
      long longest = FIRST_PAUSE_MILLIS << (attempt - 2);
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
    }
  }
}
