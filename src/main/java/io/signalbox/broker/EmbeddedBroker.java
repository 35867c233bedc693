package io.signalbox.broker;

import io.signalbox.config.QueueNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.DivertConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ComponentConfigurationRoutingType;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ActiveMQ Artemis in this process, reached by {@code vm:} alone: it listens on no socket. What it
 * has accepted is in its journal, flushed to the disk, so that a kill loses nothing.
 */
final class EmbeddedBroker implements AutoCloseable {

  private static final String ALL_DEAD_LETTERS = "DeadLetter";
  private static final int JOURNAL_FILE_BYTES = 10 * 1024 * 1024;

  /** Artemis waits this long for more writes to flush along; its own 3.3 ms are for old disks. */
  private static final int FLUSH_NANOS = 300_000;

  /**
   * Of messages that are kept in memory too; half the heap, as is Artemis' own, is a lot of work.
   */
  private static final int MEMORY_BYTES = 64 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final EmbeddedActiveMQ server;
  private final Topology topology;

  EmbeddedBroker(int id, Journal journal, Topology topology, RedeliveryPolicy redelivery) {
    Configuration configuration = journal(new ConfigurationImpl(), journal.directory());
    configuration.setJournalLockAcquisitionTimeout(journal.longestWait().toMillis());
    configuration.addAddressSetting("#", redelivered(redelivery));
    topology.queues().forEach(queue -> addQueue(configuration, queue));
    topology.stores().forEach(queue -> addStore(configuration, queue));
    topology.subscriptions().forEach(each -> addSubscription(configuration, each));
    try {
      configuration.addAcceptorConfiguration("vm", "vm://" + id);
    } catch (Exception e) {
      throw new IllegalStateException("the broker's address vm://" + id + " is refused", e);
    }
    server = new EmbeddedActiveMQ().setConfiguration(configuration);
    this.topology = topology;
  }

  /**
   * Where what was accepted is kept.
   *
   * @param directory where the journal's own directories are
   * @param longestWait for another process that has it open; {@link #FOREVER}
   */
  record Journal(Path directory, Duration longestWait) {

    static final Duration FOREVER = Duration.ofMillis(-1);

    /** The directory of the messages themselves and of the lock. */
    Path messages() {
      return directory.resolve("journal");
    }
  }

  /**
   * How often and how soon the broker hands a message out again that was rolled back.
   *
   * @param maxDeliveries after so many it goes to its queue's dead letters
   * @param delay the pause before the second try; it doubles each time, up to ten times as long
   */
  record RedeliveryPolicy(int maxDeliveries, Duration delay) {}

  void start() throws Exception {
    server.start();
    // Artemis only logs what keeps it from becoming active
    if (!artemis().isActive()) {
      server.stop();
      throw new IllegalStateException("its journal cannot be opened");
    }
    for (String queue : topology.unused()) {
      remove(queue);
    }
    for (String queue : artemis().getActiveMQServerControl().getQueueNames()) {
      if (topology.isUnused(queue)) {
        remove(queue);
      }
    }
  }

  /** The journal remembers the queues of earlier starts, and a topic would go on to fill them. */
  private void remove(String name) throws Exception {
    Queue queue = artemis().locateQueue(name);
    if (queue == null) {
      return;
    }
    long waiting = queue.getMessageCount();
    queue.deleteQueue(true);
    if (waiting > 0) {
      LOG.warn("removed queue {}, which nothing reads any more, with {} messages", name, waiting);
    }
  }

  /** Tells once, on a thread of the broker, what makes it stop: its journal cannot be written. */
  void onFailure(Consumer<Throwable> listener) {
    artemis().registerIOCriticalErrorListener((cause, message, file) -> listener.accept(cause));
  }

  /** Whether it has ended, by itself or because it was closed. */
  boolean isStopped() {
    return artemis().getState() == ActiveMQServer.SERVER_STATE.STOPPED;
  }

  /**
   * What waits on a queue.
   *
   * @param messages how many
   * @param bytes their sizes on disk, without what the journal adds
   */
  record Size(long messages, long bytes) {}

  /** What waits on the queue of this name. */
  Size size(String queue) {
    Queue there = artemis().locateQueue(queue);
    return there == null
        ? new Size(0, 0)
        : new Size(there.getMessageCount(), there.getPersistentSize());
  }

  /**
   * When the oldest message of a queue came, in milliseconds since 1970; nothing where it is empty.
   * Those that a consumer has, and has not acknowledged, count too.
   */
  OptionalLong oldest(String queue) {
    Queue there = artemis().locateQueue(queue);
    if (there == null) {
      return OptionalLong.empty();
    }
    Stream<MessageReference> taken =
        there.getDeliveringMessages().values().stream().flatMap(List::stream);
    return Stream.concat(Stream.ofNullable(there.peekFirstMessage()), taken)
        .mapToLong(message -> message.getMessage().getTimestamp())
        .min();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the broker did not stop", e);
    }
  }

  ActiveMQServer artemis() {
    return server.getActiveMQServer();
  }

  private static Configuration journal(Configuration configuration, Path directory) {
    return configuration
        .setPersistenceEnabled(true)
        .setJournalType(JournalType.NIO)
        .setJournalFileSize(JOURNAL_FILE_BYTES)
        .setJournalMinFiles(2)
        .setJournalBufferTimeout_NIO(FLUSH_NANOS)
        .setPageSyncTimeout(FLUSH_NANOS)
        .setGlobalMaxSize(MEMORY_BYTES)
        .setJournalDirectory(directory.resolve("journal").toString())
        .setBindingsDirectory(directory.resolve("bindings").toString())
        .setPagingDirectory(directory.resolve("paging").toString())
        .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        // beyond its 90 % of the disk it would block consumers too; Room sees to what is let in
        .setMaxDiskUsage(-1)
        .setMessageCounterEnabled(false);
  }

  private static AddressSettings redelivered(RedeliveryPolicy policy) {
    return new AddressSettings()
        .setMaxDeliveryAttempts(policy.maxDeliveries())
        .setRedeliveryDelay(policy.delay().toMillis())
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(policy.delay().multipliedBy(10).toMillis())
        .setDeadLetterAddress(SimpleString.of(ALL_DEAD_LETTERS))
        .setExpiryAddress(SimpleString.of(ALL_DEAD_LETTERS))
        .setAutoCreateQueues(false)
        .setAutoCreateAddresses(false)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }

  /** What is taken and put back, as a dead letter whose replay fails, stays, however often. */
  private static AddressSettings kept() {
    return new AddressSettings().setMaxDeliveryAttempts(-1).setRedeliveryDelay(0);
  }

  private static void addQueue(Configuration configuration, String queue) {
    addQueue(configuration, queue, queue, RoutingType.ANYCAST);
    addDeadLetterQueue(configuration, queue);
  }

  private static void addStore(Configuration configuration, String queue) {
    addQueue(configuration, queue, queue, RoutingType.ANYCAST);
    configuration.addAddressSetting(queue, kept());
  }

  private static void addSubscription(
      Configuration configuration, Topology.Subscription subscription) {
    addQueue(configuration, subscription.topic(), subscription.queue(), RoutingType.MULTICAST);
    addDeadLetterQueue(configuration, subscription.queue());
  }

  private static void addQueue(
      Configuration configuration, String address, String queue, RoutingType type) {
    configuration.addAddressConfiguration(
        new CoreAddressConfiguration().setName(address).addRoutingType(type));
    configuration.addQueueConfiguration(
        QueueConfiguration.of(queue).setAddress(address).setRoutingType(type).setDurable(true));
  }

  /**
   * Artemis knows one dead-letter address for all queues of an address, and those of a topic share
   * theirs; the divert tells them apart.
   */
  private static void addDeadLetterQueue(Configuration configuration, String queue) {
    String deadLetters = QueueNames.deadLetterOf(queue);
    addStore(configuration, deadLetters);
    configuration.addDivertConfiguration(
        new DivertConfiguration()
            .setName("to-" + deadLetters)
            .setAddress(ALL_DEAD_LETTERS)
            .setForwardingAddress(deadLetters)
            .setFilterString("_AMQ_ORIG_QUEUE='" + queue + "'")
            .setRoutingType(ComponentConfigurationRoutingType.ANYCAST)
            .setExclusive(true));
  }
}
