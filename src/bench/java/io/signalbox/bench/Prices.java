package io.signalbox.bench;

/**
 * What AWS bills, in USD per million requests: standard queues and topics in the cheapest regions
 * such as us-east-1, after the free tier, and each request of at most 64 KB.
 *
 * @see <a href="https://aws.amazon.com/sqs/pricing/">SQS</a>
 * @see <a href="https://aws.amazon.com/sns/pricing/">SNS</a>
 */
final class Prices {

  static final double SQS = 0.40;
  static final double SNS = 0.50;

  private Prices() {}

  /** A million events, from queue to queue. */
  static double queues(Cost cost) {
    return cost.requests("") * SQS;
  }

  /** A million events, if each request that sends were one that publishes to a topic. */
  static double topic(Cost cost) {
    return queues(cost) + cost.requests("SendMessage") * (SNS - SQS);
  }
}
