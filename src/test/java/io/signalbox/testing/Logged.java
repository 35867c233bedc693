package io.signalbox.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged until this is closed, at the levels that the tests have. */
public final class Logged implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> eventIds = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          eventIds.add(event.getMDCPropertyMap().getOrDefault("event-id", ""));
          lines.add(event.getLoggerName() + ": " + event.getFormattedMessage());
        }
      };

  public Logged() {
    appender.start();
    root.addAppender(appender);
  }

  /** The lines so far: the logger's name and the message. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The ids of the events that lines were about. */
  public List<String> eventIds() {
    return List.copyOf(eventIds);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
  }
}
