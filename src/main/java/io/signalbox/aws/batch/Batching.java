package io.signalbox.aws.batch;

import io.signalbox.aws.forward.ClientProxy;
import io.signalbox.aws.forward.ForwardingSns;
import io.signalbox.aws.forward.ForwardingSqs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Clients whose operations on one message share batch requests with those of other threads, so that
 * routes written message by message cost a tenth of the requests.
 *
 * <p>To its caller each operation is what it was: it returns the message's own response or throws
 * the message's own failure, an {@code SqsException} and the like with AWS's code and message, and
 * status 400 where AWS says it is the sender's fault, else 500. What differs:
 *
 * <ul>
 *   <li>Entries that AWS failed for reasons of its own are sent up to three more times, each after
 *       a longer random pause, before their callers see it.
 *   <li>{@code putEvents} of one event throws if the event failed.
 *   <li>An interrupted caller gets an {@code AbortedException}; others in its batch do not.
 *   <li>On FIFO queues and topics a message group is in one request at a time. Only an entry that
 *       AWS fails while it accepts a later one of its group, in the same batch, loses its turn.
 *   <li>Delivery is at least once, as it is where the SDK repeats a request whose reply was lost.
 * </ul>
 *
 * <p>A request with an override configuration, several events or no topic is passed on as it is.
 * All other operations are too.
 */
public final class Batching {

  private final BatchSettings settings;
  private final List<Coalescer<?, ?>> coalescers = new CopyOnWriteArrayList<>();

  /** Begins with all counts at zero. */
  public Batching(BatchSettings settings) {
    this.settings = settings;
  }

  /**
   * Batches {@code sendMessage} and {@code changeMessageVisibility} by queue. Closing it waits for
   * what is under way and closes the plain client.
   */
  public SqsClient sqs(SqsClient plain) {
    var send = add(new SendMessages(plain));
    var change = add(new ChangeVisibility(plain));
    return new ForwardingSqs(plain) {
      @Override
      public SendMessageResponse sendMessage(SendMessageRequest request) {
        return send.call(request);
      }

      @Override
      public ChangeMessageVisibilityResponse changeMessageVisibility(
          ChangeMessageVisibilityRequest request) {
        return change.call(request);
      }

      @Override
      public void close() {
        send.close();
        change.close();
        super.close();
      }
    };
  }

  /**
   * Batches {@code publish} by topic. Closing it waits for what is under way and closes the plain
   * client.
   */
  public SnsClient sns(SnsClient plain) {
    var publish = add(new PublishMessages(plain));
    return new ForwardingSns(plain) {
      @Override
      public PublishResponse publish(PublishRequest request) {
        return publish.call(request);
      }

      @Override
      public void close() {
        publish.close();
        super.close();
      }
    };
  }

  /**
   * Batches {@code putEvents} of one event by bus. Closing it waits for what is under way and
   * closes the plain client.
   */
  public EventBridgeClient eventBridge(EventBridgeClient plain) {
    var put = add(new PutEvents(plain));
    return new ClientProxy<>(plain)
        .with(PutEventsRequest.class, put::call)
        .beforeClose(put::close)
        .as(EventBridgeClient.class);
  }

  private <Q, R> Coalescer<Q, R> add(BatchOperation<Q, R> operation) {
    Coalescer<Q, R> coalescer = new Coalescer<>(operation, settings);
    coalescers.add(coalescer);
    return coalescer;
  }

  /** What the operations of all clients made here have cost so far. */
  public List<BatchStatistics> statistics() {
    return coalescers.stream().<BatchStatistics>map(Coalescer::statistics).toList();
  }
}
