package io.signalbox.runtime;

import io.signalbox.aws.AwsClients;
import io.signalbox.aws.AwsDeadLetters;
import io.signalbox.broker.Broker;
import io.signalbox.broker.DeadLetters;
import io.signalbox.config.Settings;
import io.signalbox.deadletters.ChannelQueue;
import io.signalbox.deadletters.DeadLetterQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many dead letters wait on the queues of a running process. */
final class WaitingDeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingDeadLetters.class);

  private final Settings settings;
  private final Broker broker;
  private final AwsClients aws;
  private final boolean onAws;
  private final List<ChannelQueue> queues;
  private final Map<ChannelQueue, DeadLetterQueue> opened = new ConcurrentHashMap<>();

  WaitingDeadLetters(Settings settings, Broker broker, AwsClients aws) {
    this.settings = settings;
    this.broker = broker;
    this.aws = aws;
    this.onAws = settings.get("profile").equals("aws");
    // no broker need run for a spool that nothing fills
    this.queues =
        ChannelQueue.all(settings).stream()
            .filter(
                each -> !onAws || !each.isSpool() || settings.getBoolean("channel.spool.enabled"))
            .toList();
  }

  /** The names of the queues. */
  List<String> names() {
    return queues.stream().map(ChannelQueue::deadLetters).toList();
  }

  /** By the names of the queues; empty for one that cannot be asked now. */
  Map<String, OptionalLong> counts() {
    Map<String, OptionalLong> counts = new LinkedHashMap<>();
    queues.forEach(each -> counts.put(each.deadLetters(), count(each)));
    return counts;
  }

  private OptionalLong count(ChannelQueue queue) {
    if (broker.queues().contains(queue.deadLetters())) {
      return broker.depth(queue.deadLetters());
    }
    try {
      return OptionalLong.of(opened.computeIfAbsent(queue, this::queue).count());
    } catch (RuntimeException e) {
      LOG.warn("The dead letters of {} cannot be counted: {}", queue.queue(), e.toString());
      return OptionalLong.empty();
    }
  }

  private DeadLetterQueue queue(ChannelQueue queue) {
    return onAws && !queue.isSpool()
        ? new AwsDeadLetters(aws.sqs()).of(queue)
        : new DeadLetters(broker.connections(), settings).of(queue);
  }
}
