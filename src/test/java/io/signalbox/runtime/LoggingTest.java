package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** That outside text begins no line of the log. */
class LoggingTest {

  @Test
  void aMessageIsOneLine() throws JoranException {
    assertThat(log("a\r\nb\u2028c\u0007d", null)).endsWith(" - a b c d\n").hasLineCount(1);
  }

  @Test
  void theMessageOfAnExceptionIsOneLineToo() throws JoranException {
    Exception failure = new IllegalStateException("x\n2026 ERROR forged", new Exception("y\r\nz"));

    assertThat(log("failed", failure).lines())
        .allMatch(
            line ->
                line.matches(
                    "(20.* - failed|java\\.|\\s+(at|\\.\\.\\.) |Caused by: ).*|20.*failed"))
        .anyMatch(line -> line.endsWith("x 2026 ERROR forged"))
        .anyMatch(line -> line.endsWith("y z"));
  }

  private static String log(String message, Throwable failure) throws JoranException {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
    ch.qos.logback.classic.Logger logger = context.getLogger(Logger.ROOT_LOGGER_NAME);
    LimitedAppender limited = (LimitedAppender) logger.getAppender("LIMITED");
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) limited.getAppender("STDOUT");
    LoggingEvent event = new LoggingEvent("x", logger, Level.WARN, message, failure, null);
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
