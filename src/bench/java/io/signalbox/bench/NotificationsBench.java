package io.signalbox.bench;

import io.signalbox.config.Settings;
import io.signalbox.notification.group.Announcement;
import io.signalbox.notification.group.ChosenRules;
import io.signalbox.notification.group.Database;
import io.signalbox.notification.group.GroupComponent;
import io.signalbox.notification.silence.SilenceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A storm of events through {@code group:} and its database, H2 in a file: how many a second are
 * taken in, and how many notifications come of it. Arguments, all optional: how many events, of how
 * many resources, how many senders, and the URL of another database.
 */
public final class NotificationsBench {

  /** What flaps would be counted when it has been calm for ten minutes. */
  private static final String RULE =
      "group:notifications?rule=default&intervalSeconds=60&maxPerHour=60&flapChanges=0";

  private final int events;
  private final int resources;
  private final int senders;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger notifications = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();

  private NotificationsBench(int events, int resources, int senders) {
    this.events = events;
    this.resources = resources;
    this.senders = senders;
  }

  public static void main(String[] args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int resources = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
    int senders = args.length > 2 ? Integer.parseInt(args[2]) : 50;
    String url = args.length > 3 ? args[3] : "";
    new NotificationsBench(events, resources, senders).run(url);
  }

  private void run(String url) throws Exception {
    Path directory = Files.createTempDirectory("notifications-bench");
    Settings settings =
        Settings.of(
            Map.of("data.directory", directory.toString(), "notifications.database.url", url));
    CamelContext context = new DefaultCamelContext();
    try {
      context.addComponent(
          "group",
          new GroupComponent(
              Database.of(settings),
              InstantSource.system(),
              SilenceFile.none(),
              new Announcement(Duration.ofMinutes(15), author -> "email"),
              false));
      context.addRoutes(routes());
      context.start();
      Instant begin = Instant.now();
      send(context);
      Duration taken = Duration.between(begin, Instant.now());
      report("taken in", taken, directory);
      awaitAll();
      report("all told", Duration.between(begin, Instant.now()), directory);
    } finally {
      context.stop();
    }
  }

  private RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        errorHandler(noErrorHandler());
        from("direct:in")
            .setVariable("rules", new ChosenRules())
            .to(RULE)
            .to("group:notifications");
        from("group:notifications").process(NotificationsBench.this::count);
      }
    };
  }

  private void count(Exchange exchange) {
    Map<?, ?> body = exchange.getMessage().getBody(Map.class);
    notifications.incrementAndGet();
    told.addAndGet(((Number) body.get("count")).intValue());
  }

  private void send(CamelContext context) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    List<Future<?>> all = new ArrayList<>();
    ProducerTemplate producer = context.createProducerTemplate();
    try {
      for (int i = 0; i < senders; i++) {
        all.add(threads.submit(() -> sendSome(producer)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void sendSome(ProducerTemplate producer) {
    for (int i = sent.getAndIncrement(); i < events; i = sent.getAndIncrement()) {
      String instance = "i-" + i % resources;
      boolean well = i / resources % 2 == 1;
      producer.sendBody(
          "direct:in",
          Map.of(
              "id",
              "e-" + i,
              "source",
              "aws.ec2",
              "resource",
              "arn:aws:ec2:eu-central-1:123456789012:instance/" + instance,
              "state",
              well ? "running" : "stopped",
              "severity",
              well ? "ok" : "warning",
              "type",
              "EC2 Instance State-change Notification",
              "account",
              "123456789012",
              "region",
              "eu-central-1",
              "time",
              Instant.now().toString(),
              "summary",
              "EC2 instance %s has a new state".formatted(instance)));
    }
  }

  /** The last wait for the limit, some 72 seconds. */
  private void awaitAll() throws InterruptedException {
    Instant end = Instant.now().plusSeconds(200);
    while (told.get() < events && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
  }

  private void report(String what, Duration time, Path directory) throws Exception {
    System.gc();
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    Path file = directory.resolve("notifications.mv.db");
    System.out.printf(
        Locale.ROOT,
        "%s: %d events of %d resources by %d senders in %.1f s (%.0f/s); %d notifications of %d"
            + " events; heap %d MiB, file %d MiB%n",
        what,
        events,
        resources,
        senders,
        time.toMillis() / 1000.0,
        events * 1000.0 / time.toMillis(),
        notifications.get(),
        told.get(),
        heap >> 20,
        Files.exists(file) ? Files.size(file) >> 20 : 0);
  }
}
