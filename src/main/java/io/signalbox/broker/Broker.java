package io.signalbox.broker;

import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The broker that carries the embedded channels and the spool: the one in this process, or the one
 * at {@code broker.url}.
 */
public final class Broker implements AutoCloseable {

  private static final AtomicInteger IDS = new AtomicInteger();
  private static final int POOLED_SESSIONS = 500;

  private final ConnectionFactory connections;
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
  private final LazyBroker embedded;
  private final boolean usedInProcess;

  /**
   * Knows the broker, and starts nothing yet.
   *
   * @throws SettingsException where {@code broker.url} or {@code broker.password-file} is wrong
   */
  public Broker(Settings settings) {
    String url = settings.get("broker.url");
    int id = IDS.getAndIncrement();
    embedded = new LazyBroker(() -> start(id, settings));
    connections =
        url.isEmpty()
            ? new StartedConnectionFactory(new ActiveMQConnectionFactory("vm://" + id), embedded)
            : external(settings, url);
    usedInProcess = url.isEmpty();
    pool.setConnectionFactory(connections);
    pool.setMaxConnections(1);
    pool.setMaxSessionsPerConnection(POOLED_SESSIONS);
    pool.setUseAnonymousProducers(true);
  }

  /** For consumers, each of which keeps its own connection. */
  public ConnectionFactory connections() {
    return connections;
  }

  /** For producers, which ask for a connection and a session for each message. */
  public ConnectionFactory pool() {
    return pool;
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

  private static EmbeddedBroker start(int id, Settings settings) {
    Path directory = Path.of(settings.get("data.directory"), "broker");
    EmbeddedBroker.RedeliveryPolicy redelivery =
        new EmbeddedBroker.RedeliveryPolicy(
            settings.getInt("channel.max-receive-count"),
            Duration.ofSeconds(settings.getInt("channel.redelivery-delay-seconds")));
    EmbeddedBroker broker = new EmbeddedBroker(id, directory, topology(settings), redelivery);
    try {
      broker.start();
      return broker;
    } catch (Exception e) {
      throw new SettingsException(
          "data.directory=%s (%s): the broker cannot start there: %s"
              .formatted(settings.get("data.directory"), settings.origin("data.directory"), e));
    }
  }

  private static Topology topology(Settings settings) {
    String events = settings.get("channel.org-resource-events.topic");
    return new Topology(
        List.of(
            settings.get("channel.spool.queue"), settings.get("channel.aws-service-events.queue")),
        List.of(
            new Topology.Subscription(events, settings.get("channel.org-resource-events.queue")),
            new Topology.Subscription(
                events, settings.get("channel.org-resource-events-messaging.queue")),
            new Topology.Subscription(
                settings.get("channel.org-resource-events-notification.topic"),
                settings.get("channel.org-resource-events-notification.queue"))));
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
