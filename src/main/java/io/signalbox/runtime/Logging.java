package io.signalbox.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much the process logs. The pattern and the libraries' levels are in {@code logback.xml}. */
public final class Logging {

  private Logging() {}

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
