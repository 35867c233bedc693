package io.signalbox.bench.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import io.signalbox.intake.batch.WrittenEvents;
import io.signalbox.runtime.Signalbox;
import io.signalbox.testing.Routes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Signalbox with its listeners of syslog and SNMP and the spool, and nothing that empties that: as
 * it is while all that comes after is out of reach.
 */
final class SpoolOnly {

  private static final List<String> INTAKE =
      List.of("batch", "snmp", "syslog", "syslog-tcp", "syslog-udp");

  private SpoolOnly() {}

  /** Prints a line when it is ready, then for each line that it reads how many are on disk. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err); // for the logs
    Path directory = Path.of(args[0]);
    Signalbox signalbox =
        new Signalbox(
            Settings.of(
                Map.of(
                    "data.directory",
                    directory.resolve("data").toString(),
                    "routes.directory",
                    routes(directory.resolve("routes")).toString(),
                    "routes.reload",
                    "false",
                    "observe.port",
                    "",
                    "intake.http.port",
                    "",
                    "intake.spool.min-free-bytes",
                    "0",
                    "intake.syslog.tcp.port",
                    args[1],
                    "intake.syslog.udp.port",
                    args[2],
                    "intake.snmp.port",
                    args[3])));
    Done done = new Done();
    signalbox.start();
    done.start();
    signalbox.context().getManagementStrategy().addEventNotifier(done);
    signalbox.context().getCamelContextExtension().setEventNotificationApplicable(true);
    out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    while (in.readLine() != null) {
      out.println(done.count.get());
    }
    System.exit(0);
  }

  private static Path routes(Path directory) throws IOException {
    Routes.copyTo(directory);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!isNeeded(file)) {
          Files.delete(file);
        }
      }
    }
    return directory;
  }

  private static boolean isNeeded(Path file) {
    String name = file.getFileName().toString().replace(".camel.yaml", "");
    return switch (file.getParent().getFileName().toString()) {
      case "errors" -> true;
      case "intake" -> INTAKE.contains(name);
      default -> false;
    };
  }

  /** The listeners' exchanges, which are done when their event is on disk. */
  private static final class Done extends EventNotifierSupport {

    private final AtomicLong count = new AtomicLong();

    @Override
    public boolean isEnabled(CamelEvent event) {
      return event instanceof ExchangeCompletedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
      Exchange exchange = ((ExchangeCompletedEvent) event).getExchange();
      Object body = exchange.getMessage().getBody();
      if (body instanceof WrittenEvents events) {
        count.addAndGet(events.count());
      } else if (body instanceof JsonNode) {
        count.incrementAndGet();
      }
    }
  }
}
