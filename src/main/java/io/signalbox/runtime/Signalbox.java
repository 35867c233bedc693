package io.signalbox.runtime;

import io.signalbox.aws.AwsClients;
import io.signalbox.aws.AwsSetup;
import io.signalbox.aws.MessageOrder;
import io.signalbox.aws.SqsRedelivery;
import io.signalbox.aws.receive.Receiving;
import io.signalbox.aws.receive.WorkerScheduler;
import io.signalbox.aws.tags.TaggedInstances;
import io.signalbox.broker.Broker;
import io.signalbox.broker.BrokerComponent;
import io.signalbox.broker.DeadLetters;
import io.signalbox.broker.Lanes;
import io.signalbox.broker.OneTransaction;
import io.signalbox.broker.Transactions;
import io.signalbox.channel.CloudEventsClient;
import io.signalbox.channel.Duplicates;
import io.signalbox.channel.HopMark;
import io.signalbox.channel.IgnoreTag;
import io.signalbox.channel.Recipients;
import io.signalbox.config.RecipientNames;
import io.signalbox.config.RouteKeys;
import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.delivery.Author;
import io.signalbox.delivery.Breakers;
import io.signalbox.delivery.GuardedSes;
import io.signalbox.delivery.SmtpSender;
import io.signalbox.delivery.Targets;
import io.signalbox.delivery.Webhooks;
import io.signalbox.intake.BearerToken;
import io.signalbox.intake.GitHubSignature;
import io.signalbox.intake.SpoolLanes;
import io.signalbox.notification.group.Announcement;
import io.signalbox.notification.group.ChatThreads;
import io.signalbox.notification.group.Database;
import io.signalbox.notification.group.GroupComponent;
import io.signalbox.notification.group.RuleForm;
import io.signalbox.notification.group.Summary;
import io.signalbox.notification.silence.SilenceFile;
import io.signalbox.routes.RouteSet;
import io.signalbox.schedule.Schedules;
import io.signalbox.systemd.ServiceNotifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/** A running Signalbox: Camel with the routes, and what they need from the outside. */
public final class Signalbox implements AutoCloseable {

  private final RouteLoader routes;
  private final IndexedMain main;
  private final Settings settings;
  private final Recipients recipients;
  private final Broker broker;
  private final AwsClients aws;
  private final Optional<TaggedInstances> ignored;

  /** One for all: of two, each would make the tables at the same time. */
  private final Database database;

  private final ChatThreads chatThreads;
  private final Observation observation;
  private final Tracing tracing;

  /**
   * Checks the settings against the routes and makes ready: in the profile {@code aws} it looks the
   * channels up. No route runs yet.
   *
   * @throws io.signalbox.config.SettingsException for whatever is wrong in the configuration
   */
  public Signalbox(Settings given) {
    boolean onAws = given.get("profile").equals("aws");
    RouteReading reading = RouteReading.of(given.get("routes.directory"));
    recipients = new Recipients(given);
    broker = new Broker(given);
    if (!onAws || given.getBoolean("channel.spool.enabled")) {
      broker.startInBackground();
    }
    aws = onAws || isUsed(given) ? AwsSetup.clients(given) : null;
    ignored = AwsSetup.ignoredInstances(given);
    settings = HopMark.settle(onAws ? AwsSetup.resolve(given, aws) : given);
    RouteReading.Result read = reading.result();
    RouteKeys.check(settings, read.files().texts().values());
    routes = RouteLoader.ofGood(settings, read);
    tracing = Tracing.isWanted(settings) ? Tracing.to(settings) : null;
    main =
        tracing == null ? CamelMain.of(settings, routes) : CamelMain.of(settings, routes, tracing);
    main.addMainListener(new ReadyListener(settings, routes::routes));
    ServiceNotifier.find(System.getenv(), this::status).ifPresent(main::addMainListener);
    main.lookup("schedules", Schedules.class).routes().forEach(main::addOverrideProperty);
    Targets.routes(settings).forEach(main::addOverrideProperty);
    observation = new Observation(main, settings);
    database = Database.of(settings);
    chatThreads = new ChatThreads(database, InstantSource.system());
    bind();
  }

  /** Of AWS, SES and EventBridge may be used from elsewhere. */
  private boolean isUsed(Settings given) {
    return recipients.includeEventBridge() || given.get("delivery.email.transport").equals("ses");
  }

  /** Starts the routes; on return every listener and consumer is ready. */
  public void start() {
    try {
      main.start();
    } catch (RuntimeException e) {
      // the listeners that were opened before it are no reason
      main.stop();
      throw ListenFailure.explain(e, settings);
    }
  }

  /** Starts the routes and returns when the process is told to end. */
  public void run() throws Exception {
    try {
      main.run();
    } catch (RuntimeException e) {
      // the listeners that were opened before it are no reason
      main.stop();
      throw ListenFailure.explain(e, settings);
    }
  }

  public CamelContext context() {
    return main.getCamelContext();
  }

  /** The route files that run, and those that were refused; after the start. */
  public RouteSet routes() {
    return routes.routes();
  }

  /** The dead letters of the broker's queues. */
  public DeadLetters deadLetters() {
    return new DeadLetters(broker.connections(), settings);
  }

  @Override
  public void close() {
    main.stop();
    if (tracing != null) {
      tracing.close();
    }
    observation.close();
    chatThreads.close();
    broker.close();
    if (aws != null) {
      aws.close();
    }
    ignored.ifPresent(TaggedInstances::close);
  }

  private String status() {
    int refused = routes().refusals().size();
    return "%d route files run%s"
        .formatted(routes().size(), refused == 0 ? "" : ", %d are refused".formatted(refused));
  }

  private void bind() {
    bindBroker();
    bindSenders();
    ignored.ifPresent(instances -> main.bind("ignoreTag", IgnoreTag.of(instances)));
    GroupComponent groups = groups();
    main.bind("group", groups);
    observation.watch(groups);
    WaitingDeadLetters deadLetters = new WaitingDeadLetters(settings, broker, aws);
    main.bind("summary", summary(deadLetters));
    observation.watch(deadLetters);
    bindDeliveries();
    observation.watch(routes::routes, settings.get("routes.directory"));
    watchRoutes();
    if (recipients.includeCloudEvents()) {
      main.bind(
          "cloudEventsClient",
          new CloudEventsClient(SecretFile.of(settings, "channel.cloudevents.token-file").read()));
    }
    if (aws != null) {
      if (recipients.includeEventBridge()) {
        main.bind("eventBridgeClient", aws.eventBridge());
      }
      observation.watch(aws);
    }
    if (settings.get("profile").equals("aws")) {
      bindChannelsOnAws();
    }
  }

  private void bindDeliveries() {
    Breakers breakers = new Breakers(settings);
    String mail = settings.get("delivery.email.transport");
    if (mail.equals("smtp")) {
      main.bind("smtpSender", SmtpSender.of(settings, breakers));
    } else if (mail.equals("ses")) {
      main.bind("sesClient", new GuardedSes(aws::ses, breakers.of("email-ses")));
    }
    Webhooks.of(settings, chatThreads, breakers).forEach(main::bind);
    observation.watch(breakers);
  }

  private GroupComponent groups() {
    InstantSource clock = InstantSource.system();
    Duration before =
        Duration.ofSeconds(settings.getInt("notifications.silences.announce-seconds"));
    GroupComponent groups =
        new GroupComponent(
            database,
            clock,
            SilenceFile.of(settings, clock),
            new Announcement(before, new Author(settings)::recipient),
            settings.getBoolean("notifications.summary.enabled"));
    groups.limitRecipients(settings.getInt("notifications.recipient.max-per-hour"));
    return groups;
  }

  private Summary summary(WaitingDeadLetters deadLetters) {
    String key = "notifications.summary.recipients";
    RuleForm.problem("recipients", settings.get(key))
        .or(() -> new RecipientNames(settings).problem(settings.get(key)))
        .ifPresent(
            problem -> {
              throw new SettingsException(
                  "%s (%s): %s".formatted(key, settings.origin(key), problem));
            });
    return new Summary(database, settings.get(key), deadLetters::counts);
  }

  private void bindBroker() {
    Transactions transactions = new Transactions();
    main.bind("broker", broker.connections());
    main.bind("brokerPool", broker.pool());
    main.bind("transactions", transactions);
    Lanes lanes = Lanes.ofSpool(settings);
    main.bind(
        "sjms2",
        new BrokerComponent(
            broker,
            transactions,
            sentToAlone(),
            Map.of(settings.get("channel.spool.queue"), lanes)));
    main.bind("oneTransaction", new OneTransaction(broker.pool(), transactions));
    main.bind("spoolLanes", new SpoolLanes(lanes));
    main.bind("spool", broker.spool());
    observation.watch(broker);
    main.bind("duplicates", Duplicates.repository(settings, transactions));
  }

  /** Else a recipient that is out of reach would take back what the topic was sent. */
  private Set<String> sentToAlone() {
    return recipients.includeOthersThanTheBroker()
        ? Set.of(settings.get("channel.org-resource-events.topic"))
        : Set.of();
  }

  private void watchRoutes() {
    Path directory = Path.of(settings.get("routes.directory"));
    if (settings.getBoolean("routes.reload") && Files.isDirectory(directory)) {
      main.bind("routeWatch", new RouteWatch(directory, routes::routes));
    }
  }

  private void bindSenders() {
    BearerToken token =
        new BearerToken(SecretFile.of(settings, "intake.http.token-file").read().orElse(null));
    main.bind("bearerToken", token);
    main.bind(
        "gitHubSignature",
        new GitHubSignature(SecretFile.of(settings, "intake.github.secret-file").read(), token));
  }

  private void bindChannelsOnAws() {
    int consumers = settings.getInt("channel.consumers");
    Receiving receiving = new Receiving(aws.sqs(), settings.getInt("aws.batch.max-requests"));
    observation.watch(receiving);
    main.bind("endOfReceiving", new EndOfReceiving(receiving));
    main.bindEach(
        "workers", WorkerScheduler.class, () -> new WorkerScheduler(receiving, consumers));
    main.bind("sqsClient", receiving.client());
    main.bind("aws2-sns", MessageOrder.sns());
    main.bind("aws2-sqs", MessageOrder.sqs());
    main.bind("snsClient", aws.sns());
    Duration pause = Duration.ofSeconds(settings.getInt("channel.redelivery-delay-seconds"));
    main.bind("sqsRedelivery", new SqsRedelivery(pause));
  }
}
