package io.signalbox.runtime;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.OptionHelper;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;

/**
 * What Logback does unless a file of its own says otherwise, one on the class path or that of the
 * system property {@code logback.configurationFile}. To read such a file, with an XML parser and
 * reflection, takes longer than all else of a logger's start.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

  static final String CONSOLE = "STDOUT";
  static final String LIMITED = "LIMITED";

  /** Control and format characters, by which outside text acts on a terminal. */
  private static final String RAW = "\\p{Cc}\\p{Cf}\\u2028\\u2029";

  /** What a stack trace's own lines begin with; a line break before all else is outside text. */
  private static final String FRAMES =
      "[\\t ]+at |Caused by: |[\\t ]+\\.\\.\\. |[\\t ]*Suppressed: |$";

  /** Nothing from outside begins a line of its own, or acts on a terminal: it becomes blanks. */
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{24} - "
          + "%replace(%replace([%X{event-id}] %msg){'^\\[\\] ', ''}){'[RAW]+', ' '}%n"
          + "%replace(%replace(%ex{8}){'[RAW&&[^\\r\\n\\t]]+', ' '}){'[\\r\\n]+(?!FRAMES)', ' '}";

  /** What libraries log that is told better elsewhere, or is of no use to who runs this. */
  private static final Map<String, Level> LIBRARIES =
      Map.of(
          "org.apache.camel", Level.WARN,
          "org.apache.activemq", Level.WARN,
          "org.quartz", Level.WARN,
          // what keeps the context from starting is told in one line by the command
          "org.apache.camel.impl.engine.AbstractCamelContext", Level.OFF,
          "org.apache.camel.impl.engine.InternalServiceManager", Level.ERROR,
          // a stack trace for each message that goes back to its queue; the retry has told why
          "org.apache.camel.component.sjms.consumer.SimpleMessageListenerContainer", Level.ERROR);

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (hasFile()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    setUp(context);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static boolean hasFile() {
    return OptionHelper.getSystemProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
        || Stream.of(ClassicConstants.TEST_AUTOCONFIG_FILE, ClassicConstants.AUTOCONFIG_FILE)
            .anyMatch(name -> LogConfigurator.class.getClassLoader().getResource(name) != null);
  }

  static void setUp(LoggerContext context) {
    LimitedAppender limited = new LimitedAppender();
    limited.setContext(context);
    limited.setName(LIMITED);
    limited.addAppender(console(context));
    limited.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(limited);
    LIBRARIES.forEach((name, level) -> context.getLogger(name).setLevel(level));
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern(PATTERN.replace("RAW", RAW).replace("FRAMES", FRAMES));
    lines.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName(CONSOLE);
    console.setEncoder(lines);
    console.start();
    return console;
  }
}
