package io.signalbox.aws.batch;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;
import software.amazon.awssdk.services.sqs.model.SqsResponse;

/**
 * What SQS's operations have in common.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html">
 *     batch actions</a>
 */
abstract class SqsOperation<Q extends SqsRequest, R extends SqsResponse>
    implements BatchOperation<Q, R> {

  private static final EntryFailures FAILURES = new EntryFailures("Sqs", SqsException::builder);

  final SqsClient sqs;

  SqsOperation(SqsClient sqs) {
    this.sqs = sqs;
  }

  @Override
  public boolean batches(Q request) {
    return key(request) != null && request.overrideConfiguration().isEmpty();
  }

  @Override
  public String group(Q request) {
    return null;
  }

  @Override
  public int size(Q request) {
    return 0;
  }

  @Override
  public int mostBytes() {
    return Integer.MAX_VALUE;
  }

  List<Outcome<R>> inOrder(
      int size,
      Entries.Outcomes<R> outcomes,
      List<BatchResultErrorEntry> failed,
      SqsResponse response) {
    for (BatchResultErrorEntry entry : failed) {
      boolean senderFault = Boolean.TRUE.equals(entry.senderFault());
      outcomes.put(entry.id(), FAILURES.of(response, entry.code(), entry.message(), senderFault));
    }
    return outcomes.inOrder(size, () -> FAILURES.missing(response));
  }

  /** The response about one entry says what the batch's says about the request. */
  static <R> R complete(SqsResponse.Builder builder, SqsResponse response, Class<R> type) {
    builder.responseMetadata(response.responseMetadata());
    return type.cast(builder.sdkHttpResponse(response.sdkHttpResponse()).build());
  }
}
