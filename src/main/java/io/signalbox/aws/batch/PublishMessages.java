package io.signalbox.aws.batch;

import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** {@code Publish} to a topic by {@code PublishBatch}. */
final class PublishMessages implements BatchOperation<PublishRequest, PublishResponse> {

  /**
   * 256 KiB for the messages of a batch together. A topic's {@code MaximumMessageSize} may allow
   * more; messages beyond this go one by one then.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html">PublishBatch</a>
   */
  private static final int MOST_BYTES = 262_144;

  private static final EntryFailures FAILURES = new EntryFailures("Sns", SnsException::builder);

  private final SnsClient sns;

  PublishMessages(SnsClient sns) {
    this.sns = sns;
  }

  @Override
  public String name() {
    return "PublishBatch";
  }

  /** Phones and mobile endpoints have no batches. */
  @Override
  public boolean batches(PublishRequest request) {
    return request.topicArn() != null
        && request.targetArn() == null
        && request.phoneNumber() == null
        && request.overrideConfiguration().isEmpty();
  }

  @Override
  public String key(PublishRequest request) {
    return request.topicArn();
  }

  @Override
  public String group(PublishRequest request) {
    return request.topicArn().endsWith(".fifo") ? request.messageGroupId() : null;
  }

  @Override
  public int size(PublishRequest request) {
    int size = Payload.size(request.message()) + Payload.size(request.subject());
    for (var attribute : request.messageAttributes().entrySet()) {
      MessageAttributeValue value = attribute.getValue();
      size +=
          Payload.size(
              attribute.getKey(), value.dataType(), value.stringValue(), value.binaryValue());
    }
    return size;
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public PublishResponse pass(PublishRequest request) {
    return sns.publish(request);
  }

  @Override
  public List<Outcome<PublishResponse>> together(String topic, List<PublishRequest> requests) {
    List<PublishBatchRequestEntry> entries = Entries.of(requests, PublishMessages::entry);
    PublishBatchResponse response =
        sns.publishBatch(batch -> batch.topicArn(topic).publishBatchRequestEntries(entries));
    Entries.Outcomes<PublishResponse> outcomes = new Entries.Outcomes<>();
    response
        .successful()
        .forEach(entry -> outcomes.put(entry.id(), Outcome.success(response(entry, response))));
    response.failed().forEach(entry -> outcomes.put(entry.id(), failure(entry, response)));
    return outcomes.inOrder(requests.size(), () -> FAILURES.missing(response));
  }

  private static PublishBatchRequestEntry entry(String id, PublishRequest request) {
    return PublishBatchRequestEntry.builder()
        .id(id)
        .message(request.message())
        .subject(request.subject())
        .messageStructure(request.messageStructure())
        .messageAttributes(request.messageAttributes())
        .messageDeduplicationId(request.messageDeduplicationId())
        .messageGroupId(request.messageGroupId())
        .build();
  }

  private static PublishResponse response(
      PublishBatchResultEntry entry, PublishBatchResponse response) {
    PublishResponse.Builder builder =
        PublishResponse.builder()
            .messageId(entry.messageId())
            .sequenceNumber(entry.sequenceNumber());
    builder.responseMetadata(response.responseMetadata());
    builder.sdkHttpResponse(response.sdkHttpResponse());
    return builder.build();
  }

  private static Outcome<PublishResponse> failure(
      BatchResultErrorEntry entry, PublishBatchResponse response) {
    boolean senderFault = Boolean.TRUE.equals(entry.senderFault());
    return FAILURES.of(response, entry.code(), entry.message(), senderFault);
  }
}
