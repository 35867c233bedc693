package io.signalbox.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Sets the loggers' levels back after each class: commands make a process quiet, and the tests that
 * follow may look for what it logs.
 */
public final class LogLevels implements BeforeAllCallback, AfterAllCallback {

  private final Map<Logger, Level> before = new HashMap<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    before.clear();
    loggers().forEach(logger -> before.put(logger, logger.getLevel()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    loggers().forEach(logger -> logger.setLevel(before.get(logger)));
  }

  private static Iterable<Logger> loggers() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLoggerList();
  }
}
