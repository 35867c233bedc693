package io.signalbox.aws.batch;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** {@code SendMessage} by {@code SendMessageBatch}. */
final class SendMessages extends SqsOperation<SendMessageRequest, SendMessageResponse> {

  /**
   * 1 MiB, for a message as for a batch.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html">
   *     SendMessageBatch</a>
   */
  private static final int MOST_BYTES = 1_048_576;

  SendMessages(SqsClient sqs) {
    super(sqs);
  }

  @Override
  public String name() {
    return "SendMessageBatch";
  }

  @Override
  public String key(SendMessageRequest request) {
    return request.queueUrl();
  }

  /** On a standard queue a message group is for fairness, and keeps no order. */
  @Override
  public String group(SendMessageRequest request) {
    return request.queueUrl().endsWith(".fifo") ? request.messageGroupId() : null;
  }

  @Override
  public int size(SendMessageRequest request) {
    int size = Payload.size(request.messageBody());
    for (var attribute : request.messageAttributes().entrySet()) {
      MessageAttributeValue value = attribute.getValue();
      size +=
          Payload.size(
              attribute.getKey(), value.dataType(), value.stringValue(), value.binaryValue());
    }
    for (var attribute : request.messageSystemAttributesAsStrings().entrySet()) {
      MessageSystemAttributeValue value = attribute.getValue();
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
  public SendMessageResponse pass(SendMessageRequest request) {
    return sqs.sendMessage(request);
  }

  @Override
  public List<Outcome<SendMessageResponse>> together(
      String queue, List<SendMessageRequest> requests) {
    List<SendMessageBatchRequestEntry> entries = Entries.of(requests, SendMessages::entry);
    SendMessageBatchResponse response =
        sqs.sendMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
    Entries.Outcomes<SendMessageResponse> outcomes = new Entries.Outcomes<>();
    response
        .successful()
        .forEach(entry -> outcomes.put(entry.id(), Outcome.success(response(entry, response))));
    return inOrder(requests.size(), outcomes, response.failed(), response);
  }

  private static SendMessageBatchRequestEntry entry(String id, SendMessageRequest request) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(request.messageBody())
        .delaySeconds(request.delaySeconds())
        .messageAttributes(request.messageAttributes())
        .messageSystemAttributesWithStrings(request.messageSystemAttributesAsStrings())
        .messageDeduplicationId(request.messageDeduplicationId())
        .messageGroupId(request.messageGroupId())
        .build();
  }

  private static SendMessageResponse response(
      SendMessageBatchResultEntry entry, SendMessageBatchResponse response) {
    SendMessageResponse.Builder builder =
        SendMessageResponse.builder()
            .messageId(entry.messageId())
            .md5OfMessageBody(entry.md5OfMessageBody())
            .md5OfMessageAttributes(entry.md5OfMessageAttributes())
            .md5OfMessageSystemAttributes(entry.md5OfMessageSystemAttributes())
            .sequenceNumber(entry.sequenceNumber());
    return complete(builder, response, SendMessageResponse.class);
  }
}
