package io.signalbox.broker;

import io.signalbox.config.DeliveryQueues;
import io.signalbox.config.QueueNames;
import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.deadletters.DeadLettersException;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Consumer;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker that carries the embedded channels and the spool: the one in this process, or the one
 * at {@code broker.url}.
 */
public final class Broker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
  private static final AtomicInteger IDS = new AtomicInteger();
  private static final int POOLED_SESSIONS = 500;

  /** Below the 490 KiB of the journal's buffer, which a message must fit in. */
  private static final int LARGE_MESSAGE_BYTES = 400 * 1024;

  /** For a process that opens the journal just after we found it free. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(5);

  private final ConnectionFactory connections;
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
  private final LazyBroker embedded;
  private final Spool spool;
  private final boolean usedInProcess;
  private final List<String> queues;

  /**
   * Knows the broker, and starts nothing yet.
   *
   * @throws SettingsException where {@code broker.url} or {@code broker.password-file} is wrong
   */
  public Broker(Settings settings) {
    this(settings, EmbeddedBroker.Journal.FOREVER);
  }

  private Broker(Settings settings, Duration longestWait) {
    String url = settings.get("broker.url");
    int id = IDS.getAndIncrement();
    Room room = Room.of(settings);
    embedded = new LazyBroker(() -> start(id, settings, longestWait), room);
    spool = new Spool(embedded, settings.get("channel.spool.queue"), room);
    connections =
        url.isEmpty()
            ? new StartedConnectionFactory(
                () -> new ActiveMQConnectionFactory(embedded(id)), embedded)
            : external(settings, url);
    usedInProcess = url.isEmpty();
    queues = usedInProcess ? used(settings) : List.of();
    pool.setConnectionFactory(connections);
    pool.setMaxConnections(1);
    pool.setMaxSessionsPerConnection(POOLED_SESSIONS);
    pool.setUseAnonymousProducers(true);
  }

  /**
   * The broker for a command beside the routes: it opens a journal only where no process has it.
   *
   * @throws DeadLettersException where there is no journal, or another process has it open
   */
  public static Broker ofStopped(Settings settings) {
    if (settings.get("broker.url").isEmpty()) {
      Path journal = journal(settings, SHORT_WAIT).messages();
      String origin = settings.origin("data.directory");
      String directory = settings.get("data.directory");
      if (!Files.isDirectory(journal)) {
        throw new DeadLettersException(
            "data.directory=%s (%s): no broker has run there yet".formatted(directory, origin));
      }
      if (JournalLock.isHeld(journal)) {
        throw new DeadLettersException(
            "data.directory=%s (%s): a running Signalbox has its broker's journal open; stop it"
                    .formatted(directory, origin)
                + " first, or use a broker of its own (broker.url), which both can reach");
      }
    }
    return new Broker(settings, SHORT_WAIT);
  }

  /** Whether there is a broker to ask: one elsewhere, or one that has run here before. */
  public static boolean isThere(Settings settings) {
    return !settings.get("broker.url").isEmpty()
        || Files.isDirectory(journal(settings, SHORT_WAIT).messages());
  }

  /** For consumers, each of which keeps its own connection. */
  public ConnectionFactory connections() {
    return connections;
  }

  /** For producers, which ask for a connection and a session for each message. */
  public ConnectionFactory pool() {
    return pool;
  }

  /** What waits for the routes, and whether more is taken in. */
  public Spool spool() {
    return spool;
  }

  /** The names of the queues of the broker in this process; none where another is used. */
  public List<String> queues() {
    return queues;
  }

  /** How many messages are on a queue of the broker in this process; nothing where it is down. */
  public OptionalLong depth(String queue) {
    return embedded.running().stream().mapToLong(each -> each.size(queue).messages()).findFirst();
  }

  /** Why a consumer of ours can take nothing at present; empty where it can, or is another's. */
  public static Optional<String> problem(Consumer consumer) {
    return consumer instanceof BrokerConsumer ours ? ours.problem() : Optional.empty();
  }

  /** Starts the broker in this process beside the caller, which need not wait for it. */
  public void startInBackground() {
    if (usedInProcess) {
      embedded.startInBackground();
    }
  }

  @Override
  public void close() {
    pool.stop();
    embedded.close();
  }

  /** Where the channels are on AWS, all but those before it are empty. */
  private static List<String> used(Settings settings) {
    if (settings.get("profile").equals("aws")) {
      String spool = settings.get("channel.spool.queue");
      return List.of(settings.get("channel.flood.queue"), spool, QueueNames.deadLetterOf(spool));
    }
    return topology(settings, List.of()).names();
  }

  private static EmbeddedBroker.Journal journal(Settings settings, Duration longestWait) {
    return new EmbeddedBroker.Journal(
        Path.of(settings.get("data.directory"), "broker"), longestWait);
  }

  private static EmbeddedBroker start(int id, Settings settings, Duration longestWait) {
    EmbeddedBroker.RedeliveryPolicy redelivery =
        new EmbeddedBroker.RedeliveryPolicy(
            settings.getInt("channel.max-receive-count"),
            Duration.ofSeconds(settings.getInt("channel.redelivery-delay-seconds")));
    // a command beside the routes, whose keys may be others, removes nothing
    List<String> unused =
        longestWait.equals(EmbeddedBroker.Journal.FOREVER) ? unused(settings) : List.of();
    EmbeddedBroker broker =
        new EmbeddedBroker(
            id, journal(settings, longestWait), topology(settings, unused), redelivery);
    if (JournalLock.isHeld(journal(settings, longestWait).messages())) {
      LOG.warn(
          "data.directory={}: another process has the broker's journal open; waiting for its end",
          settings.get("data.directory"));
    }
    try {
      broker.start();
      tellOfHeld(settings, broker);
      return broker;
    } catch (Exception e) {
      throw new SettingsException(
          "data.directory=%s (%s): the broker cannot start there: %s"
              .formatted(settings.get("data.directory"), settings.origin("data.directory"), e));
    }
  }

  /** A window that was taken away leaves what it held, which nothing hands on. */
  private static void tellOfHeld(Settings settings, EmbeddedBroker broker) {
    String queue = settings.get("channel.flood.queue");
    if (settings.getBoolean("intake.flood.disabled") && broker.size(queue).messages() > 0) {
      LOG.warn(
          "Repeats of a flood are still held on the queue {}, and go on once"
              + " intake.flood.window-seconds is more than 0",
          queue);
    }
  }

  private static Topology topology(Settings settings, List<String> unused) {
    List<String> queues =
        List.of(
            settings.get("channel.spool.queue"), settings.get("channel.aws-service-events.queue"));
    String events = settings.get("channel.org-resource-events.topic");
    String notifications = settings.get(DeliveryQueues.TOPIC);
    List<Topology.Subscription> subscriptions = new ArrayList<>();
    subscriptions.add(subscription(events, "org-resource-events", settings));
    subscriptions.add(subscription(events, "org-resource-events-messaging", settings));
    subscriptions.add(subscription(notifications, "org-resource-events-notification", settings));
    for (String delivery : DeliveryQueues.channels(settings)) {
      subscriptions.add(subscription(notifications, delivery, settings));
    }
    List<String> stores = List.of(settings.get("channel.flood.queue"));
    return new Topology(
        queues, stores, subscriptions, unused, DeliveryQueues.beginningsOfTargets(settings));
  }

  private static List<String> unused(Settings settings) {
    return DeliveryQueues.unusedChannels(settings).stream()
        .map(delivery -> queue(delivery, settings))
        .toList();
  }

  private static Topology.Subscription subscription(
      String topic, String channel, Settings settings) {
    return new Topology.Subscription(topic, queue(channel, settings));
  }

  private static String queue(String channel, Settings settings) {
    return settings.get("channel.%s.queue".formatted(channel));
  }

  /** A batch goes into the journal; what Artemis calls large is a file of its own, and slow. */
  private static String embedded(int id) {
    return "vm://%d?minLargeMessageSize=%d".formatted(id, LARGE_MESSAGE_BYTES);
  }

  private static ConnectionFactory external(Settings settings, String url) {
    try {
      return new ActiveMQConnectionFactory(
          url,
          settings.get("broker.user"),
          SecretFile.of(settings, "broker.password-file").read().orElse(null));
    } catch (RuntimeException e) {
      throw new SettingsException(
          "broker.url=%s (%s): %s".formatted(url, settings.origin("broker.url"), e.getMessage()));
    }
  }
}
