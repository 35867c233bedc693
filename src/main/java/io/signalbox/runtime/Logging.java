package io.signalbox.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much the process logs. The pattern and the libraries' levels are {@link LogConfigurator}'s.
 */
public final class Logging {

  private Logging() {}

  /**
   * Sets how a line is written.
   *
   * @param name {@code text}, or {@code json} for a JSON object a line
   */
  public static void format(String name) {
    format((LoggerContext) LoggerFactory.getILoggerFactory(), name);
  }

  static void format(LoggerContext context, String name) {
    if (name.equals("json") && output(context) instanceof ConsoleAppender<ILoggingEvent> console) {
      JsonLines lines = new JsonLines();
      lines.setContext(context);
      lines.start();
      console.setEncoder(lines);
    }
  }

  /** What writes, unless a file of Logback's says otherwise. */
  private static Appender<ILoggingEvent> output(LoggerContext context) {
    return context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(LogConfigurator.LIMITED)
            instanceof LimitedAppender limited
        ? limited.getAppender(LogConfigurator.CONSOLE)
        : null;
  }

  /**
   * Sets the level.
   *
   * @param name ERROR, WARN, INFO, DEBUG or TRACE; it is that of the libraries too where it is less
   *     than theirs
   */
  public static void level(String name) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Level level = Level.valueOf(name);
    context.getLogger("io.signalbox").setLevel(level);
    if (level.isGreaterOrEqual(Level.WARN)) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
      context.getLogger("org.apache.camel").setLevel(level);
      context.getLogger("org.apache.activemq").setLevel(level);
    }
  }
}
