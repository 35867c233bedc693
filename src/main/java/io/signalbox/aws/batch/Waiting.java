package io.signalbox.aws.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The calls that wait to be sent, in their order, and which of them would leave next. */
final class Waiting<Q, R> {

  private static final int MOST_ENTRIES = 10;

  private final int mostBytes;
  private final Deque<Call<Q, R>> calls = new ArrayDeque<>();
  private final Set<String> busyGroups = new HashSet<>();

  Waiting(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * The calls that would leave next, in their order.
   *
   * @param full whether no further call could join them
   */
  record Plan<Q, R>(List<Call<Q, R>> calls, boolean full) {

    boolean isEmpty() {
      return calls.isEmpty();
    }

    Call<Q, R> first() {
      return calls.isEmpty() ? null : calls.get(0);
    }
  }

  Plan<Q, R> plan() {
    List<Call<Q, R>> next = new ArrayList<>(MOST_ENTRIES);
    long bytes = 0;
    for (Call<Q, R> call : calls) {
      if (call.group != null && busyGroups.contains(call.group)) {
        continue;
      }
      bytes += call.size;
      // A call too large for any batch goes alone, for AWS to say so.
      if (!next.isEmpty() && bytes > mostBytes) {
        return new Plan<>(next, true);
      }
      next.add(call);
      if (next.size() == MOST_ENTRIES) {
        return new Plan<>(next, true);
      }
    }
    return new Plan<>(next, false);
  }

  void add(Call<Q, R> call) {
    calls.add(call);
  }

  void remove(Call<Q, R> call) {
    calls.remove(call);
  }

  /** Calls of these groups must wait: theirs are under way. */
  void block(Set<String> groups) {
    busyGroups.addAll(groups);
  }

  void unblock(Set<String> groups) {
    busyGroups.removeAll(groups);
  }
}
