package io.signalbox.aws;

import io.signalbox.config.QueueNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * What there is to do with queues, in the words of channels.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">
 *     CreateQueue</a>
 */
final class Queues {

  private static final Logger LOG = LoggerFactory.getLogger(Queues.class);

  /**
   * Each message group has a limit of its own, instead of 300 calls a second for the whole queue; a
   * repeat is always of the same resource, so it has the same group.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html">
   *     high throughput</a>
   */
  private static final Map<QueueAttributeName, String> FIFO =
      Map.of(
          QueueAttributeName.FIFO_QUEUE, "true",
          QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup",
          QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perMessageGroupId");

  private final SqsClient sqs;

  Queues(SqsClient sqs) {
    this.sqs = sqs;
  }

  String region() {
    return sqs.serviceClientConfiguration().region().id();
  }

  /** The queue's URL; empty if there is no such queue, or none that we may see. */
  Optional<String> find(String name) {
    try {
      return Optional.of(sqs.getQueueUrl(q -> q.queueName(name)).queueUrl());
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }

  /** Makes a queue of its name's type, encrypted at rest by SQS's own keys; returns its URL. */
  String create(String name, Map<QueueAttributeName, String> attributes) {
    Map<QueueAttributeName, String> all = new EnumMap<>(attributes);
    if (QueueNames.isFifo(name)) {
      all.putAll(FIFO);
    }
    all.put(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
    String url;
    try {
      url = createAsTold(name, all);
    } catch (InvalidAttributeNameException e) {
      LOG.warn("queue {} is not encrypted at rest: the server does not know how", name);
      all.remove(QueueAttributeName.SQS_MANAGED_SSE_ENABLED);
      url = createAsTold(name, all);
    }
    LOG.info("created queue {}", name);
    return url;
  }

  private String createAsTold(String name, Map<QueueAttributeName, String> attributes) {
    return NewQueues.await(
        () -> sqs.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl());
  }

  String arn(String url) {
    return attributes(url, QueueAttributeName.QUEUE_ARN).get(QueueAttributeName.QUEUE_ARN);
  }

  /** Those of a queue's attributes that it has. */
  Map<QueueAttributeName, String> attributes(String url, QueueAttributeName... names) {
    return NewQueues.await(
        () -> sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(names)).attributes());
  }

  void set(String url, QueueAttributeName name, String value) {
    NewQueues.await(
        () -> sqs.setQueueAttributes(q -> q.queueUrl(url).attributes(Map.of(name, value))));
    LOG.info("set {} of queue {}", name, url);
  }
}
