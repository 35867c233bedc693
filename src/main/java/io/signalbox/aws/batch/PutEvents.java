package io.signalbox.aws.batch;

import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * {@code PutEvents} of one event by {@code PutEvents} of up to ten. An event that failed is an
 * exception, not a count in the response, which who sends one event is known to overlook.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">
 *     PutEvents</a>
 */
final class PutEvents implements BatchOperation<PutEventsRequest, PutEventsResponse> {

  /**
   * 256 KiB for the events of a request together. Where a region allows larger events, they go one
   * by one.
   *
   * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html">
   *     how an entry's size is counted</a>
   */
  private static final int MOST_BYTES = 262_144;

  private static final int TIME_BYTES = 14;

  private static final String DEFAULT_BUS = "default";

  private static final EntryFailures FAILURES =
      new EntryFailures("EventBridge", EventBridgeException::builder);

  private final EventBridgeClient eventBridge;

  PutEvents(EventBridgeClient eventBridge) {
    this.eventBridge = eventBridge;
  }

  @Override
  public String name() {
    return "PutEvents";
  }

  /** A request of several events is a batch that its caller looks after. */
  @Override
  public boolean batches(PutEventsRequest request) {
    return request.entries().size() == 1
        && request.endpointId() == null
        && request.overrideConfiguration().isEmpty();
  }

  @Override
  public String key(PutEventsRequest request) {
    String bus = entry(request).eventBusName();
    return bus == null ? DEFAULT_BUS : bus;
  }

  @Override
  public String group(PutEventsRequest request) {
    return null;
  }

  @Override
  public int size(PutEventsRequest request) {
    PutEventsRequestEntry entry = entry(request);
    return (entry.time() == null ? 0 : TIME_BYTES)
        + Payload.size(entry.source())
        + Payload.size(entry.detailType())
        + Payload.size(entry.detail())
        + entry.resources().stream().mapToInt(Payload::size).sum();
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public PutEventsResponse pass(PutEventsRequest request) {
    return eventBridge.putEvents(request);
  }

  @Override
  public Outcome<PutEventsResponse> alone(PutEventsRequest request) {
    return together(key(request), List.of(request)).get(0);
  }

  @Override
  public List<Outcome<PutEventsResponse>> together(String bus, List<PutEventsRequest> requests) {
    List<PutEventsRequestEntry> entries = requests.stream().map(PutEvents::entry).toList();
    PutEventsResponse response = eventBridge.putEvents(put -> put.entries(entries));
    Entries.Outcomes<PutEventsResponse> outcomes = new Entries.Outcomes<>();
    for (int i = 0; i < response.entries().size(); i++) {
      outcomes.put(Integer.toString(i), outcome(response.entries().get(i), response));
    }
    return outcomes.inOrder(requests.size(), () -> FAILURES.missing(response));
  }

  private static PutEventsRequestEntry entry(PutEventsRequest request) {
    return request.entries().get(0);
  }

  private static Outcome<PutEventsResponse> outcome(
      PutEventsResultEntry entry, PutEventsResponse response) {
    if (entry.errorCode() != null) {
      return FAILURES.of(response, entry.errorCode(), entry.errorMessage());
    }
    if (entry.eventId() == null) {
      return FAILURES.missing(response);
    }
    PutEventsResponse.Builder builder =
        PutEventsResponse.builder().failedEntryCount(0).entries(entry);
    builder.responseMetadata(response.responseMetadata());
    builder.sdkHttpResponse(response.sdkHttpResponse());
    return Outcome.success(builder.build());
  }
}
