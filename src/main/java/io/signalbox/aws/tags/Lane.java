package io.signalbox.aws.tags;

import io.signalbox.event.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;

/**
 * The questions to one region. One request is under way at a time, and all that are asked meanwhile
 * share the next. After a failure nothing is asked for a while, so that events wait for an answer
 * once and not each.
 */
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int MOST = 100;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private record Question(String id, CompletableFuture<Boolean> answer) {}

  private final Region region;
  private final TagSource source;
  private final Executor threads;
  private final InstantSource clock;
  private final List<Question> waiting = new ArrayList<>();
  private boolean asking;
  private Instant pausedUntil = Instant.MIN;

  Lane(Region region, TagSource source, Executor threads, InstantSource clock) {
    this.region = region;
    this.source = source;
    this.threads = threads;
    this.clock = clock;
  }

  /** Whether the instance has the tag, in the future. */
  synchronized CompletableFuture<Boolean> ask(String id) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    waiting.add(new Question(id, answer));
    if (!asking) {
      asking = true;
      threads.execute(this::answerAll);
    }
    return answer;
  }

  /** Whether nothing is asked now. */
  synchronized boolean isPaused() {
    return clock.instant().isBefore(pausedUntil);
  }

  /** Asks nothing for a while, and tells why. */
  synchronized void pause(String reason) {
    if (!isPaused()) {
      pausedUntil = clock.instant().plus(PAUSE);
      LOG.warn(
          "The tags of instances in {} are not known; their events go on, marked, for {} s: {}",
          region,
          PAUSE.toSeconds(),
          Text.line(reason));
    }
  }

  private void answerAll() {
    for (List<Question> batch = next(); !batch.isEmpty(); batch = next()) {
      answer(batch);
    }
  }

  private synchronized List<Question> next() {
    List<Question> next = waiting.subList(0, Math.min(MOST, waiting.size()));
    List<Question> batch = List.copyOf(next);
    next.clear();
    asking = !batch.isEmpty();
    return batch;
  }

  private void answer(List<Question> batch) {
    try {
      Set<String> having = source.having(region, batch.stream().map(Question::id).toList());
      batch.forEach(question -> question.answer.complete(having.contains(question.id)));
    } catch (IOException | RuntimeException e) {
      fail(batch, e);
    }
  }

  /**
   * Who sees the pause sees the failure too, so that none waits for this answer after the pause.
   */
  private synchronized void fail(List<Question> batch, Exception failure) {
    pause(failure.toString());
    batch.forEach(question -> question.answer.completeExceptionally(failure));
  }
}
