package io.signalbox.intake.flood;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which events of the window go on, and which are held as repeats. Its memory is bounded: the keys
 * that came longest ago are forgotten, and so many keys at most have repeats that are held.
 */
final class FloodWindow {

  private final int threshold;
  private final int maxKeys;
  private final Map<String, Seen> seen;
  private int heldKeys;

  /**
   * Begins a window.
   *
   * @param threshold how many events of a key go on
   * @param maxKeys how many keys are remembered
   */
  FloodWindow(int threshold, int maxKeys) {
    this.threshold = threshold;
    this.maxKeys = maxKeys;
    this.seen =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > maxKeys;
          }
        };
  }

  /** What is known of a key. */
  private static final class Seen {
    private int passed;
    private String lastPassed;
    private boolean isHeld;
  }

  /**
   * Whether an event is a repeat to be held. One that went on and comes again, since it failed
   * further on, is none.
   */
  synchronized boolean holds(String key, String id) {
    Seen before = seen.computeIfAbsent(key, unknown -> new Seen());
    if (id.equals(before.lastPassed)) {
      return false;
    }
    if (before.passed >= threshold && mayBeHeld(before)) {
      return true;
    }
    before.passed = Math.min(before.passed + 1, threshold);
    before.lastPassed = id;
    return false;
  }

  /** Begins the next window. */
  synchronized void end() {
    seen.clear();
    heldKeys = 0;
  }

  private boolean mayBeHeld(Seen before) {
    if (!before.isHeld && heldKeys < maxKeys) {
      before.isHeld = true;
      heldKeys++;
    }
    return before.isHeld;
  }
}
