package io.signalbox.broker;

import io.signalbox.config.Settings;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides what is on a queue so that many consumers keep the order of what belongs together: a
 * message says which lane it is in, and each lane has one consumer.
 *
 * <p>Not message groups: Artemis gives each of them to whichever consumer is there at the time, so
 * that some have many groups and others none, and a slow one holds up the others.
 */
public final class Lanes {

  /** The property of a message, a whole number from 0 to less than {@value #WIDTH}. */
  public static final String PROPERTY = "lane";

  /** The numbers are the same whatever the count: after another start each has a consumer too. */
  private static final int WIDTH = 10_000;

  static final Lanes NONE = new Lanes(0);

  private final int count;

  /** So many lanes; none, and no order among consumers, for 0. */
  public Lanes(int count) {
    this.count = count;
  }

  /** The lanes of the spool. */
  public static Lanes ofSpool(Settings settings) {
    return new Lanes(settings.getInt("channel.spool.lanes"));
  }

  /** The lane of what has this key, the same one each time. */
  public int of(String key) {
    return first(Math.floorMod(key.hashCode(), count));
  }

  /**
   * What each consumer takes, as JMS selectors: its lane, and what is in none, which any may take.
   */
  List<String> selectors() {
    return IntStream.range(0, count).mapToObj(this::selector).toList();
  }

  private String selector(int lane) {
    return "%1$s IS NULL OR %1$s BETWEEN %2$d AND %3$d"
        .formatted(PROPERTY, first(lane), first(lane + 1) - 1);
  }

  private int first(int lane) {
    return (int) ((long) lane * WIDTH / count);
  }
}
