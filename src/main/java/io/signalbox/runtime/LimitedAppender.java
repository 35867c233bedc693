package io.signalbox.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Hands log events on to the appenders below it, but of the warnings and errors of one cause only
 * the first, and then one line a minute that says how many more there were. Logback's own {@code
 * DuplicateMessageFilter} never shows a message again, and counts nothing.
 */
public final class LimitedAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AppenderAttachable<ILoggingEvent> {

  private static final long LOOK_SECONDS = 5;

  private final AppenderAttachableImpl<ILoggingEvent> below = new AppenderAttachableImpl<>();
  private final InstantSource clock;
  private final Repeats repeats;
  private ScheduledFuture<?> look;

  /** By the system's clock. */
  public LimitedAppender() {
    this(InstantSource.system());
  }

  LimitedAppender(InstantSource clock) {
    this.clock = clock;
    this.repeats = new Repeats(clock);
  }

  @Override
  public void start() {
    look =
        getContext()
            .getScheduledExecutorService()
            .scheduleAtFixedRate(this::tellCounts, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    super.start();
  }

  @Override
  public void stop() {
    if (look != null) {
      look.cancel(false);
    }
    repeats.all().forEach(this::tellCount);
    super.stop();
    below.detachAndStopAllAppenders();
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.WARN) || repeats.isFirst(event)) {
      below.appendLoopOnAppenders(event);
    }
  }

  /** Tells what was left out in the minutes that are over. */
  void tellCounts() {
    repeats.over().forEach(this::tellCount);
  }

  private void tellCount(Repeats.Count count) {
    ILoggingEvent latest = count.latest();
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext((LoggerContext) getContext());
    event.setLoggerName(latest.getLoggerName());
    event.setThreadName(latest.getThreadName());
    event.setLevel(latest.getLevel());
    event.setInstant(clock.instant());
    event.setMessage(
        "%d more like this; the latest: %s"
            .formatted(count.leftOut(), latest.getFormattedMessage()));
    below.appendLoopOnAppenders(event);
  }

  @Override
  public void addAppender(Appender<ILoggingEvent> appender) {
    below.addAppender(appender);
  }

  @Override
  public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
    return below.iteratorForAppenders();
  }

  @Override
  public Appender<ILoggingEvent> getAppender(String name) {
    return below.getAppender(name);
  }

  @Override
  public boolean isAttached(Appender<ILoggingEvent> appender) {
    return below.isAttached(appender);
  }

  @Override
  public void detachAndStopAllAppenders() {
    below.detachAndStopAllAppenders();
  }

  @Override
  public boolean detachAppender(Appender<ILoggingEvent> appender) {
    return below.detachAppender(appender);
  }

  @Override
  public boolean detachAppender(String name) {
    return below.detachAppender(name);
  }
}
