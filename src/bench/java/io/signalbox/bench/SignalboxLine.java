package io.signalbox.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.broker.Transactions;
import io.signalbox.channel.Duplicates;
import io.signalbox.channel.HopMark;
import io.signalbox.config.Settings;
import io.signalbox.observe.Channels;
import io.signalbox.observe.Deliveries;
import io.signalbox.observe.Heartbeats;
import io.signalbox.observe.HopPolicies;
import io.signalbox.observe.Metrics;
import io.signalbox.runtime.CamelMain;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;

/**
 * The routes of Signalbox, from the intake of AWS's events to the recipients of the CSV line: an
 * event is read, matched, mapped, validated, compared with those before, and written. Its queue is
 * called directly, and the recipient only counts.
 */
final class SignalboxLine implements TextToLine {

  private static final String IN = "direct:queue";
  private static final String OUT = "direct:recipient";

  private static final Set<String> CHANNELS =
      Set.of(
          "loop-guard",
          "standard-events",
          "org-resource-events",
          "org-resource-events-fan-out",
          "recipients");

  private final Main main;
  private final RouteCall in;
  private long done;

  private SignalboxLine(Main main) throws Exception {
    this.main = main;
    main.configure().addRoutesBuilder(new Recipient(OUT, this::count));
    main.start();
    in = new RouteCall(main.getCamelContext(), IN);
  }

  /**
   * Starts on routes and with a memory of repeated events of its own.
   *
   * @param routes a directory with the folders of the project's routes
   */
  static SignalboxLine start(Path routes, Path data, Map<String, String> keys) throws Exception {
    Map<String, String> own = new HashMap<>();
    own.put("routes.directory", routes.toString());
    own.put("data.directory", data.toString());
    own.put("channel.aws-service-events.in", IN);
    own.put("channel.org-resource-events.recipients", OUT);
    own.putAll(keys);
    Settings settings = HopMark.settle(Settings.of(own));
    Set<String> files = RouteFiles.find(routes.toString()).texts().keySet();
    Main main = CamelMain.of(settings, files.stream().filter(SignalboxLine::runs).toList());
    main.bind("duplicates", Duplicates.repository(settings, new Transactions()));
    count(main);
    return new SignalboxLine(main);
  }

  /** As a running Signalbox does, so that what counting costs is measured too. */
  private static void count(Main main) {
    MeterRegistry registry = new Metrics().registry();
    main.bind("metricsRegistry", registry);
    main.bind(
        "hopPolicies",
        new HopPolicies(
            registry,
            new Channels(registry, consumer -> Optional.empty()),
            new Deliveries(registry),
            new Heartbeats(registry, Duration.ZERO, () -> "", exchange -> {})));
  }

  private static boolean runs(String uri) {
    RouteFileName file = RouteFileName.of(uri);
    return switch (file.folder()) {
      case RouteFileName.SOURCES, "errors" -> true;
      case "channel" -> CHANNELS.contains(file.name());
      case "intake" -> file.name().equals("aws-service-events");
      default -> false;
    };
  }

  @Override
  public void take(String json) throws Exception {
    in.send(json);
  }

  @Override
  public long done() {
    return done;
  }

  @Override
  public void close() {
    in.stop();
    main.stop();
  }

  private void count(Exchange exchange) {
    if (exchange.getMessage().getBody(String.class).indexOf(',') > 0) {
      done++;
    }
  }

  private static final class Recipient extends org.apache.camel.builder.RouteBuilder {

    private final String uri;
    private final Processor processor;

    Recipient(String uri, Processor processor) {
      this.uri = uri;
      this.processor = processor;
    }

    @Override
    public void configure() {
      from(uri).routeId("recipient").process(processor);
    }
  }
}
