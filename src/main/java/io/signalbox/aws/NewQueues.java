package io.signalbox.aws;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Waits for new queues: SQS wants at least a second before a queue that it has just made is there
 * for every call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">
 *     CreateQueue</a>
 */
final class NewQueues {

  private static final int MOST_ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private NewQueues() {}

  /** Makes the call, again and again while it fails for want of a queue; for 15 s at most. */
  static <T> T await(Supplier<T> call) {
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return call.get();
      } catch (SqsException e) {
        if (!isForWantOfAQueue(e)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    return call.get();
  }

  private static boolean isForWantOfAQueue(SqsException e) {
    return e instanceof QueueDoesNotExistException
        || String.valueOf(e.getMessage()).contains("Dead letter target does not exist");
  }
}
