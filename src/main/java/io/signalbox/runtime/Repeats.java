package io.signalbox.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The log events of the last minute by their cause: what a logger says, without the ids, times and
 * amounts in it. A logger has ten causes at a time; what else it says is one more.
 */
final class Repeats {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CAUSES = 10;

  /** A time, or a word of five characters or more with a digit in it. */
  private static final Pattern VARYING =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?|(?=[\\w-]{5})[A-Za-z_-]*\\d[\\w-]*");

  private record Cause(String logger, Level level, String text) {}

  private static final class Minute {

    final Instant begin;
    int leftOut;
    ILoggingEvent latest;

    Minute(Instant begin) {
      this.begin = begin;
    }
  }

  /**
   * What was left out of a minute.
   *
   * @param leftOut how many events; 1 or more
   * @param latest the last of them
   */
  record Count(int leftOut, ILoggingEvent latest) {}

  private final InstantSource clock;
  private final Map<Cause, Minute> minutes = new HashMap<>();

  Repeats(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the event is the first of its cause; otherwise it is counted. */
  synchronized boolean isFirst(ILoggingEvent event) {
    Cause cause = cause(event);
    Minute minute = minutes.get(cause);
    if (minute == null) {
      minutes.put(cause, new Minute(clock.instant()));
      return true;
    }
    minute.leftOut++;
    minute.latest = event;
    return false;
  }

  /** The counts of the minutes that are over. A cause that went on begins another one. */
  synchronized List<Count> over() {
    Instant now = clock.instant();
    return take(now.minus(MINUTE), now);
  }

  /** All counts. */
  synchronized List<Count> all() {
    Instant now = clock.instant();
    return take(now, now);
  }

  private List<Count> take(Instant latestBegin, Instant now) {
    List<Count> counts = new ArrayList<>();
    Map<Cause, Minute> next = new HashMap<>();
    Iterator<Map.Entry<Cause, Minute>> entries = minutes.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Cause, Minute> entry = entries.next();
      Minute minute = entry.getValue();
      if (!minute.begin.isAfter(latestBegin)) {
        entries.remove();
        if (minute.leftOut > 0) {
          counts.add(new Count(minute.leftOut, minute.latest));
          next.put(entry.getKey(), new Minute(now));
        }
      }
    }
    minutes.putAll(next);
    return counts;
  }

  private Cause cause(ILoggingEvent event) {
    Cause own = new Cause(event.getLoggerName(), event.getLevel(), text(event));
    if (minutes.containsKey(own)) {
      return own;
    }
    long causes =
        minutes.keySet().stream().filter(each -> each.logger().equals(own.logger())).count();
    return causes < MOST_CAUSES ? own : new Cause(own.logger(), own.level(), "");
  }

  private static String text(ILoggingEvent event) {
    StringBuilder text = new StringBuilder(event.getFormattedMessage());
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      text.append('\n').append(thrown.getClassName()).append(": ").append(thrown.getMessage());
    }
    return VARYING.matcher(text).replaceAll("#");
  }
}
