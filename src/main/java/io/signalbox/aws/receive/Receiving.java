package io.signalbox.aws.receive;

import io.signalbox.aws.batch.BatchCounters;
import io.signalbox.aws.batch.BatchStatistics;
import io.signalbox.aws.forward.ForwardingSqs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * An SQS client for many workers that each receive one message, work on it, and delete it. To them
 * it is the client that it wraps, except that
 *
 * <ul>
 *   <li>a {@code receiveMessage} of one message with a wait and a visibility timeout shares its
 *       requests with the other workers' of that queue. When SQS fails or cannot be reached it
 *       answers with no message, after its wait, while the requests back off;
 *   <li>{@code deleteMessage} returns at once. It is done within a tenth of a second, on FIFO
 *       queues at once, and tried again if it fails.
 * </ul>
 */
public final class Receiving implements AutoCloseable {

  private static final Duration DELETION_LINGER = Duration.ofMillis(100);
  private static final Duration LAST_REPLY = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(10);
  private static final int DELETING_THREADS = 16;

  private final SqsClient plain;
  private final int mostRequests;
  private final ExecutorService polling = Executors.newCachedThreadPool(daemons("sqs-receive-"));
  private final ScheduledThreadPoolExecutor tending =
      new ScheduledThreadPoolExecutor(1, daemons("sqs-tend-"));
  private final ScheduledThreadPoolExecutor deleting =
      new ScheduledThreadPoolExecutor(DELETING_THREADS, daemons("sqs-delete-"));
  private final Map<ReceiveMessageRequest, Inbox> inboxes = new ConcurrentHashMap<>();
  private final Map<String, Reserve> reserves = new ConcurrentHashMap<>();
  private final Map<String, Deletions> deletions = new ConcurrentHashMap<>();
  private final BatchCounters received = new BatchCounters("ReceiveMessage");
  private final BatchCounters deleted = new BatchCounters("DeleteMessageBatch");
  private boolean stopped;

  /**
   * @param plain the client that makes the requests
   * @param mostRequests the most requests of a kind under way at once for one queue, at least 1
   */
  public Receiving(SqsClient plain, int mostRequests) {
    this.plain = plain;
    this.mostRequests = mostRequests;
  }

  /** The client for the workers. It is good until this is closed. */
  public SqsClient client() {
    return new ForwardingSqs(plain) {
      @Override
      public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        return receive(request);
      }

      @Override
      public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        return delete(request);
      }
    };
  }

  private ReceiveMessageResponse receive(ReceiveMessageRequest request) {
    if (!isShared(request)) {
      return plain.receiveMessage(request);
    }
    try {
      var message = inbox(request).take(Duration.ofSeconds(request.waitTimeSeconds()));
      var response = ReceiveMessageResponse.builder();
      return message == null ? response.build() : response.messages(message).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ReceiveMessageResponse.builder().build();
    }
  }

  private static boolean isShared(ReceiveMessageRequest request) {
    return Integer.valueOf(1).equals(request.maxNumberOfMessages())
        && isPositive(request.waitTimeSeconds())
        && isPositive(request.visibilityTimeout())
        && request.overrideConfiguration().isEmpty();
  }

  private static boolean isPositive(Integer value) {
    return value != null && value > 0;
  }

  private Inbox inbox(ReceiveMessageRequest request) {
    Inbox known = inboxes.get(request);
    return known == null ? inboxes.computeIfAbsent(request, this::newInbox) : known;
  }

  private synchronized Inbox newInbox(ReceiveMessageRequest request) {
    String url = request.queueUrl();
    Inbox inbox =
        new Inbox(
            new Polls(plain, request, received),
            new Visibility(plain, url),
            Duration.ofSeconds(request.visibilityTimeout()),
            isFifo(url),
            polling,
            mostRequests);
    inbox.setReserve(reserves.getOrDefault(url, Reserve.NONE));
    if (stopped) {
      inbox.stop();
    } else {
      long interval = inbox.tendInterval().toMillis();
      tending.scheduleWithFixedDelay(inbox::tend, interval, interval, TimeUnit.MILLISECONDS);
    }
    return inbox;
  }

  private DeleteMessageResponse delete(DeleteMessageRequest request) {
    try {
      deletions
          .computeIfAbsent(request.queueUrl(), this::newDeletions)
          .add(request.receiptHandle());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // not deleted, it comes again
    }
    return DeleteMessageResponse.builder().build();
  }

  private Deletions newDeletions(String url) {
    return new Deletions(
        new DeleteRequests(plain, url, deleted),
        isFifo(url) ? Duration.ZERO : DELETION_LINGER,
        deleting,
        mostRequests);
  }

  private static boolean isFifo(String queueUrl) {
    return queueUrl.endsWith(".fifo");
  }

  /** Whom to call for a queue's messages when no worker waits for them. */
  synchronized void setReserve(String queueUrl, Reserve reserve) {
    reserves.put(queueUrl, reserve);
    inboxes(queueUrl).forEach(inbox -> inbox.setReserve(reserve));
  }

  /** Whether more workers wait for messages of a queue than there are. */
  boolean hasSpareWorkers(String queueUrl) {
    return inboxes(queueUrl).anyMatch(Inbox::hasSpareWorkers);
  }

  private Stream<Inbox> inboxes(String queueUrl) {
    return inboxes.entrySet().stream()
        .filter(inbox -> queueUrl.equals(inbox.getKey().queueUrl()))
        .map(Map.Entry::getValue);
  }

  /** Why nothing can be received from a queue at present; empty where it can, or nobody tries. */
  public Optional<String> problem(String queueUrl) {
    return inboxes(queueUrl).flatMap(inbox -> inbox.problem().stream()).findFirst();
  }

  /** What receiving and deleting have cost so far. */
  public List<BatchStatistics> statistics() {
    return List.of(received.snapshot(), deleted.snapshot());
  }

  /**
   * Ends receiving, and makes messages that no worker has taken visible to other consumers. Workers
   * that wait, or ask again, get none.
   */
  public void stop() {
    synchronized (this) {
      stopped = true;
      tending.shutdown();
    }
    inboxes.values().forEach(Inbox::stop);
    polling.shutdown();
    try {
      endPolls();
      inboxes.values().forEach(Inbox::handBack);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endPolls() throws InterruptedException {
    // Cutting off a reply hides its messages for their whole timeout, so what comes may come.
    if (!polling.awaitTermination(LAST_REPLY.toMillis(), TimeUnit.MILLISECONDS)) {
      polling.shutdownNow();
      polling.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Stops, and deletes what is yet to be deleted. The wrapped client stays open. */
  @Override
  public void close() {
    stop();
    try {
      for (Deletions queue : deletions.values()) {
        queue.finish(LONGEST_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deleting.shutdownNow();
  }

  private static ThreadFactory daemons(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
