package io.signalbox.aws.receive;

import io.signalbox.aws.batch.BatchCounters;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The {@code DeleteMessageBatch} requests to one queue. */
final class DeleteRequests {

  private static final Logger LOG = LoggerFactory.getLogger(DeleteRequests.class);

  private final SqsClient sqs;
  private final String queueUrl;
  private final BatchCounters counters;
  private final Outage outage;

  DeleteRequests(SqsClient sqs, String queueUrl, BatchCounters counters) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.counters = counters;
    this.outage = new Outage("Deleting from " + queueUrl, LOG, System::nanoTime);
  }

  /**
   * What is left to do.
   *
   * @param deletions those that failed and may succeed later
   * @param pause how long to wait before that
   */
  record Rest(List<Deletion> deletions, Duration pause) {}

  /** Deletes up to 10 messages. */
  Rest delete(List<Deletion> batch) {
    try {
      List<BatchResultErrorEntry> failed = request(batch);
      failed.forEach(entry -> LOG.debug("{}: not deleted: {}", queueUrl, entry));
      List<BatchResultErrorEntry> passing =
          failed.stream().filter(entry -> !Boolean.TRUE.equals(entry.senderFault())).toList();
      return passing.isEmpty() ? done() : again(entries(batch, passing), failure(passing.get(0)));
    } catch (RuntimeException e) {
      return again(batch, e);
    }
  }

  private List<BatchResultErrorEntry> request(List<Deletion> batch) {
    var entries =
        IntStream.range(0, batch.size()).mapToObj(i -> entry(i, batch.get(i).receiptHandle()));
    counters.request(batch.size());
    return sqs.deleteMessageBatch(d -> d.queueUrl(queueUrl).entries(entries.toList())).failed();
  }

  private static DeleteMessageBatchRequestEntry entry(int id, String receiptHandle) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .receiptHandle(receiptHandle)
        .build();
  }

  private static List<Deletion> entries(List<Deletion> batch, List<BatchResultErrorEntry> failed) {
    return failed.stream().map(entry -> batch.get(Integer.parseInt(entry.id()))).toList();
  }

  private static RuntimeException failure(BatchResultErrorEntry entry) {
    return SqsException.builder().message(entry.code() + " " + entry.message()).build();
  }

  private Rest done() {
    outage.over();
    return new Rest(List.of(), Duration.ZERO);
  }

  private Rest again(List<Deletion> failed, RuntimeException why) {
    Duration pause = outage.failed(why);
    List<Deletion> rest =
        failed.stream().filter(Deletion::mayBeTriedAgain).map(Deletion::next).toList();
    counters.retried(rest.size());
    return new Rest(rest, pause);
  }
}
