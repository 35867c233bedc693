package io.signalbox.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.aws.AwsClients;
import io.signalbox.aws.receive.Receiving;
import io.signalbox.broker.Broker;
import io.signalbox.config.Settings;
import io.signalbox.delivery.Breakers;
import io.signalbox.intake.SnsNotification;
import io.signalbox.notification.group.GroupComponent;
import io.signalbox.notification.group.Waiting;
import io.signalbox.observe.Channels;
import io.signalbox.observe.ChannelsHealthCheck;
import io.signalbox.observe.Deliveries;
import io.signalbox.observe.DeliveriesHealthCheck;
import io.signalbox.observe.Gauges;
import io.signalbox.observe.HeartbeatHealthCheck;
import io.signalbox.observe.Heartbeats;
import io.signalbox.observe.HopPolicies;
import io.signalbox.observe.ListenersHealthCheck;
import io.signalbox.observe.Metrics;
import io.signalbox.observe.NotificationsHealthCheck;
import io.signalbox.observe.Polled;
import io.signalbox.observe.RoutesHealthCheck;
import io.signalbox.observe.SpoolHealthCheck;
import io.signalbox.routes.RouteSet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.main.Main;

/** What is measured and watched of a process, for the routes below {@code routes/observe}. */
final class Observation implements AutoCloseable {

  private static final Duration LOOK_AT_WAITING = Duration.ofSeconds(5);

  private final Main main;
  private final Metrics metrics = new Metrics();
  private final MeterRegistry registry = metrics.registry();
  private final Gauges gauges = new Gauges(registry);
  private final Settings settings;
  private Receiving receiving;

  /** Has Camel, and its own components, count where it shows. */
  Observation(Main main, Settings settings) {
    this.main = main;
    this.settings = settings;
    Channels channels = new Channels(registry, this::problem);
    Deliveries deliveries = new Deliveries(registry);
    Heartbeats heartbeats = heartbeats(settings);
    main.bind(MicrometerConstants.METRICS_REGISTRY_NAME, registry);
    main.bind("metrics", metrics);
    main.bind("channels", channels);
    main.bind("deliveries", deliveries);
    main.bind("heartbeats", heartbeats);
    main.bind("heartbeatHealthCheck", new HeartbeatHealthCheck(heartbeats));
    main.bind("channelsHealthCheck", new ChannelsHealthCheck(channels));
    main.bind("deliveriesHealthCheck", new DeliveriesHealthCheck(deliveries));
    main.bind("listenersHealthCheck", new ListenersHealthCheck(main::getCamelContext));
    main.bind("hopPolicies", new HopPolicies(registry, channels, deliveries, heartbeats));
  }

  /** Watches the broker in this process, where there is one. */
  void watch(Broker broker) {
    if (broker.spool().isHere()) {
      main.bind("spoolHealthCheck", new SpoolHealthCheck(broker.spool()));
      gauges.addQueues(broker);
    }
  }

  /** Watches the route files. */
  void watch(Supplier<RouteSet> routes, String directory) {
    main.bind("routesHealthCheck", new RoutesHealthCheck(routes, directory));
    gauges.addRoutes(routes);
  }

  /** Watches what is sent to AWS. */
  void watch(AwsClients aws) {
    gauges.addRequests(aws::requests);
  }

  /** Watches what is received from SQS. */
  void watch(Receiving receiving) {
    this.receiving = receiving;
    gauges.addRequests(receiving::statistics);
  }

  /** Watches what people have not been told yet. */
  void watch(GroupComponent groups) {
    Polled<Optional<Waiting>> waiting =
        new Polled<>("waiting-notifications", LOOK_AT_WAITING, groups::waiting);
    main.bind("waitingNotifications", waiting);
    Duration longest = Duration.ofSeconds(settings.getInt("observe.notifications.overdue-seconds"));
    main.bind("notificationsHealthCheck", new NotificationsHealthCheck(waiting, longest));
    gauges.addNotifications(waiting);
  }

  /** Watches the queues of dead letters, whoever puts any there. */
  void watch(WaitingDeadLetters deadLetters) {
    Duration pause = Duration.ofSeconds(settings.getInt("observe.dead-letters.poll-seconds"));
    if (!pause.isZero()) {
      Polled<Map<String, OptionalLong>> counts =
          new Polled<>("waiting-dead-letters", pause, deadLetters::counts);
      main.bind("waitingDeadLetters", counts);
      gauges.addDeadLetters(deadLetters.names(), counts);
    }
  }

  /** Watches what the deliveries call. */
  void watch(Breakers breakers) {
    gauges.addBreakers(breakers);
  }

  private Heartbeats heartbeats(Settings settings) {
    return new Heartbeats(
        registry,
        Duration.ofSeconds(settings.getInt("observe.heartbeat.rate-seconds")),
        // on AWS it is that of another key, which Camel resolves
        () -> main.getCamelContext().resolvePropertyPlaceholders("{{channel.hop-mark}}"),
        unwrapping());
  }

  private static java.util.function.Consumer<Exchange> unwrapping() {
    SnsNotification notification = new SnsNotification();
    notification.setAttributes(HeaderFilters.messageAttributes());
    return notification::unwrap;
  }

  private Optional<String> problem(Consumer consumer) {
    return receiving != null && consumer.getEndpoint() instanceof Sqs2Endpoint sqs
        ? receiving.problem(sqs.getConfiguration().getQueueUrl())
        : Broker.problem(consumer);
  }

  @Override
  public void close() {
    metrics.close();
  }
}
