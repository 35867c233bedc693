package io.signalbox.aws.batch;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/** {@code ChangeMessageVisibility} by {@code ChangeMessageVisibilityBatch}. */
final class ChangeVisibility
    extends SqsOperation<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse> {

  ChangeVisibility(SqsClient sqs) {
    super(sqs);
  }

  @Override
  public String name() {
    return "ChangeMessageVisibilityBatch";
  }

  @Override
  public String key(ChangeMessageVisibilityRequest request) {
    return request.queueUrl();
  }

  @Override
  public ChangeMessageVisibilityResponse pass(ChangeMessageVisibilityRequest request) {
    return sqs.changeMessageVisibility(request);
  }

  @Override
  public List<Outcome<ChangeMessageVisibilityResponse>> together(
      String queue, List<ChangeMessageVisibilityRequest> requests) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        Entries.of(requests, ChangeVisibility::entry);
    ChangeMessageVisibilityBatchResponse response =
        sqs.changeMessageVisibilityBatch(batch -> batch.queueUrl(queue).entries(entries));
    Entries.Outcomes<ChangeMessageVisibilityResponse> outcomes = new Entries.Outcomes<>();
    response
        .successful()
        .forEach(entry -> outcomes.put(entry.id(), Outcome.success(response(response))));
    return inOrder(requests.size(), outcomes, response.failed(), response);
  }

  private static ChangeMessageVisibilityBatchRequestEntry entry(
      String id, ChangeMessageVisibilityRequest request) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(request.receiptHandle())
        .visibilityTimeout(request.visibilityTimeout())
        .build();
  }

  private static ChangeMessageVisibilityResponse response(
      ChangeMessageVisibilityBatchResponse response) {
    return complete(
        ChangeMessageVisibilityResponse.builder(), response, ChangeMessageVisibilityResponse.class);
  }
}
