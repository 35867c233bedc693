package io.signalbox.runtime;

import io.signalbox.aws.AwsClients;
import io.signalbox.aws.AwsDeadLetters;
import io.signalbox.aws.AwsSetup;
import io.signalbox.broker.Broker;
import io.signalbox.broker.DeadLetters;
import io.signalbox.config.Settings;
import io.signalbox.deadletters.ChannelQueue;
import io.signalbox.deadletters.DeadLetterQueue;
import io.signalbox.deadletters.DeadLettersException;
import java.util.ArrayList;
import java.util.List;

/** The dead-letter queues of a profile, for commands; no route runs. */
public final class DeadLetterQueues implements AutoCloseable {

  private final Settings settings;
  private final List<DeadLetterQueue> queues = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Broker broker;
  private AwsClients aws;

  /**
   * Opens the queues.
   *
   * @param named the channel, queue or dead-letter queue that is wanted; null for all
   * @throws DeadLettersException where a running process has the broker's journal
   * @throws io.signalbox.config.SettingsException where there is no such queue
   */
  public DeadLetterQueues(Settings settings, String named) {
    this.settings = settings;
    try {
      for (ChannelQueue each :
          named == null
              ? ChannelQueue.all(settings)
              : List.of(ChannelQueue.named(named, settings))) {
        open(each, named == null);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The queues, in the order that events pass them. */
  public List<DeadLetterQueue> all() {
    return List.copyOf(queues);
  }

  /** Which queues were left out and why, a line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    if (broker != null) {
      broker.close();
    }
    if (aws != null) {
      aws.close();
    }
  }

  private void open(ChannelQueue queue, boolean oneOfAll) {
    if (!settings.get("profile").equals("aws")) {
      queues.add(onBroker(queue));
    } else if (!queue.isSpool()) {
      queues.add(onAws(queue));
    } else if (!oneOfAll) {
      queues.add(onBroker(queue));
    } else if (Broker.isThere(settings)) {
      addIfFree(queue);
    }
  }

  /** The spool of a running process must not keep anyone from the queues on SQS. */
  private void addIfFree(ChannelQueue queue) {
    try {
      queues.add(onBroker(queue));
    } catch (DeadLettersException e) {
      notes.add("%s left out: %s".formatted(queue.deadLetters(), e.getMessage()));
    }
  }

  private DeadLetterQueue onBroker(ChannelQueue queue) {
    if (broker == null) {
      broker = Broker.ofStopped(settings);
    }
    return new DeadLetters(broker.connections(), settings).of(queue);
  }

  private DeadLetterQueue onAws(ChannelQueue queue) {
    if (aws == null) {
      aws = AwsSetup.clients(settings);
    }
    return new AwsDeadLetters(aws.sqs()).of(queue);
  }
}
