package io.signalbox.broker;

import io.signalbox.config.Settings;
import io.signalbox.deadletters.ChannelQueue;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.deadletters.DeadLetterQueue;
import jakarta.jms.ConnectionFactory;
import java.util.List;

/** The dead-letter queues of a broker. */
public final class DeadLetters {

  private final ConnectionFactory connections;
  private final Settings settings;

  public DeadLetters(ConnectionFactory connections, Settings settings) {
    this.connections = connections;
    this.settings = settings;
  }

  /** The dead letters of a queue of the broker. */
  public DeadLetterQueue of(ChannelQueue queue) {
    return new JmsDeadLetterQueue(connections, queue);
  }

  /** What is on the dead-letter queue of a queue, the oldest first; it stays there. */
  public List<DeadLetter> list(String queue) {
    return of(ChannelQueue.named(queue, settings)).list();
  }
}
