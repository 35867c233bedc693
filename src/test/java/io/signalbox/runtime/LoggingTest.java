package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** That outside text begins no line of the log. */
class LoggingTest {

  @Test
  void aFileOfLogbacksOwnIsStronger() {
    LoggerContext context = new LoggerContext();

    // that of the tests is on the class path
    assertThat(new LogConfigurator().configure(context))
        .isEqualTo(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY);
    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders()).isExhausted();
  }

  @Test
  void aMessageIsOneLine() {
    assertThat(log("a\r\nb\u2028c\u0007d", null)).endsWith(" - a b c d\n").hasLineCount(1);
  }

  @Test
  void theMessageOfAnExceptionIsOneLineToo() {
    Exception failure = new IllegalStateException("x\n2026 ERROR forged", new Exception("y\r\nz"));

    assertThat(log("failed", failure).lines())
        .allMatch(
            line ->
                line.matches(
                    "(20.* - failed|java\\.|\\s+(at|\\.\\.\\.) |Caused by: ).*|20.*failed"))
        .anyMatch(line -> line.endsWith("x 2026 ERROR forged"))
        .anyMatch(line -> line.endsWith("y z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void nothingFromOutsideBreaksALineOrActsOnATerminal(String format) {
    String hostile = "a\r\nb\u001b[31mc\u0085d\u009b2Je\u2028f\u202eg\u0000h\u007f\ud83d\ude00";
    Exception failure = new IllegalStateException(hostile, new Exception(hostile));
    MDC.put("event-id", hostile);
    try {
      String text = log(format, hostile, failure);

      assertThat(text.replaceAll("\\n\tat |\\n\t\\.\\.\\. |\n", ""))
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
      assertThat(text.lines().filter(line -> !line.startsWith("\tat ")))
          .allMatch(line -> line.matches("(20|java\\.|Caused by: |\t\\.\\.\\. |\\{\").*"));
      assertThat(text).contains("\ud83d\ude00");
    } finally {
      MDC.clear();
    }
  }

  @Test
  void aLineOfJsonHasWhatALogIsSearchedBy() {
    MDC.put("event-id", "e-1");
    try {
      String text = log("json", "spool waits\n\"x\"", new IllegalStateException("why"));

      assertThat(text).endsWith("\n").hasLineCount(1);
      JsonNode line = Json.read(text);
      assertThat(line.path("timestamp").asLong()).isPositive();
      assertThat(line.path("level").asText()).isEqualTo("WARN");
      assertThat(line.path("loggerName").asText()).isEqualTo("ROOT");
      assertThat(line.path("formattedMessage").asText()).isEqualTo("spool waits\n\"x\"");
      assertThat(line.at("/mdc/event-id").asText()).isEqualTo("e-1");
      assertThat(line.at("/throwable/message").asText()).isEqualTo("why");
    } finally {
      MDC.clear();
    }
  }

  @Test
  void aLineOfTextHasTheEventsIdWhereItIsAboutOne() {
    MDC.put("event-id", "e-1");
    try {
      assertThat(log("spool waits", null)).endsWith(" - [e-1] spool waits\n");
    } finally {
      MDC.clear();
    }
    assertThat(log("ready", null)).endsWith(" - ready\n");
  }

  private static String log(String message, Throwable failure) {
    return log("text", message, failure);
  }

  private static String log(String format, String message, Throwable failure) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    LogConfigurator.setUp(context);
    Logging.format(context, format);
    ch.qos.logback.classic.Logger logger = context.getLogger(Logger.ROOT_LOGGER_NAME);
    LimitedAppender limited = (LimitedAppender) logger.getAppender("LIMITED");
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) limited.getAppender("STDOUT");
    LoggingEvent event = new LoggingEvent("x", logger, Level.WARN, message, failure, null);
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
