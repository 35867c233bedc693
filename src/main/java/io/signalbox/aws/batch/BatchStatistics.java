package io.signalbox.aws.batch;

/**
 * What one operation has cost so far, over all queues, topics or buses.
 *
 * @param operation the batch operation, such as {@code SendMessageBatch}
 * @param requests the requests made, each counted once however often the SDK tried it
 * @param entries the entries in those requests, entries that were sent again included
 * @param failedEntries the entries whose callers got an exception
 * @param retriedEntries the entries that were sent again because AWS failed them for reasons of its
 *     own
 */
public record BatchStatistics(
    String operation, long requests, long entries, long failedEntries, long retriedEntries) {

  /** Entries per request, 1 to 10; 0 before the first request. */
  public double averageFill() {
    return requests == 0 ? 0 : (double) entries / requests;
  }
}
