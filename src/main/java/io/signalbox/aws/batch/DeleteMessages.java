package io.signalbox.aws.batch;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/** {@code DeleteMessage} by {@code DeleteMessageBatch}. */
final class DeleteMessages extends SqsOperation<DeleteMessageRequest, DeleteMessageResponse> {

  DeleteMessages(SqsClient sqs) {
    super(sqs);
  }

  @Override
  public String name() {
    return "DeleteMessageBatch";
  }

  @Override
  public String key(DeleteMessageRequest request) {
    return request.queueUrl();
  }

  @Override
  public DeleteMessageResponse pass(DeleteMessageRequest request) {
    return sqs.deleteMessage(request);
  }

  @Override
  public List<Outcome<DeleteMessageResponse>> together(
      String queue, List<DeleteMessageRequest> requests) {
    List<DeleteMessageBatchRequestEntry> entries = Entries.of(requests, DeleteMessages::entry);
    DeleteMessageBatchResponse response =
        sqs.deleteMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
    Entries.Outcomes<DeleteMessageResponse> outcomes = new Entries.Outcomes<>();
    response
        .successful()
        .forEach(entry -> outcomes.put(entry.id(), Outcome.success(response(response))));
    return inOrder(requests.size(), outcomes, response.failed(), response);
  }

  private static DeleteMessageBatchRequestEntry entry(String id, DeleteMessageRequest request) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(request.receiptHandle())
        .build();
  }

  private static DeleteMessageResponse response(DeleteMessageBatchResponse response) {
    return complete(DeleteMessageResponse.builder(), response, DeleteMessageResponse.class);
  }
}
