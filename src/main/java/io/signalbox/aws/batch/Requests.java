package io.signalbox.aws.batch;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes requests of entries, and knows what became of each entry. */
final class Requests<Q, R> {

  /** The entries are too much together. */
  private static final Set<String> TOO_LONG =
      Set.of("AWS.SimpleQueueService.BatchRequestTooLong", "BatchRequestTooLong");

  private final BatchOperation<Q, R> operation;
  private final BatchCounters counters;

  Requests(BatchOperation<Q, R> operation, BatchCounters counters) {
    this.operation = operation;
    this.counters = counters;
  }

  /**
   * The outcomes in the order of the entries.
   *
   * @throws AbortedException if the thread is interrupted
   */
  List<Outcome<R>> make(String key, List<Q> entries) {
    return switch (entries.size()) {
      case 0 -> List.of();
      case 1 -> List.of(alone(entries.get(0)));
      default -> together(key, entries);
    };
  }

  private Outcome<R> alone(Q entry) {
    counters.request(1);
    return outcomes(() -> List.of(operation.alone(entry)), List.of(entry)).get(0);
  }

  private List<Outcome<R>> together(String key, List<Q> entries) {
    counters.request(entries.size());
    return outcomes(() -> operation.together(key, entries), entries);
  }

  private List<Outcome<R>> outcomes(Supplier<List<Outcome<R>>> request, List<Q> entries) {
    try {
      return request.get();
    } catch (AwsServiceException e) {
      return entries.size() > 1 && mayBeOneForAll(e) ? oneByOne(entries) : allFailed(e, entries);
    } catch (SdkException e) {
      if (e instanceof AbortedException && Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return allFailed(e, entries);
    } catch (RuntimeException | Error e) {
      // Whatever it is, nobody may be left waiting.
      return allFailed(SdkClientException.create(e.toString(), e), entries);
    }
  }

  /** Nothing is done of a request that is refused for what is in one entry. */
  private static boolean mayBeOneForAll(AwsServiceException e) {
    return Refusal.is(e) || TOO_LONG.contains(Refusal.code(e));
  }

  private List<Outcome<R>> oneByOne(List<Q> entries) {
    return entries.stream().map(this::alone).toList();
  }

  private List<Outcome<R>> allFailed(SdkException e, List<Q> entries) {
    if (entries.size() == 1) {
      return List.of(Outcome.failure(e));
    }
    // One each: Camel's error handling and others' add to an exception that they got.
    return entries.stream()
        .map(entry -> Outcome.<R>failure(e.toBuilder().cause(e).build()))
        .toList();
  }
}
