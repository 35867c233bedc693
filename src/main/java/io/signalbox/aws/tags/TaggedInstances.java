package io.signalbox.aws.tags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.regions.Region;

/**
 * Which EC2 instances have one tag. An answer is kept for a time, and of so many instances; what is
 * asked at once shares a request.
 */
public final class TaggedInstances implements AutoCloseable {

  private static final int MOST_KEPT = 10_000;

  /** Whether an instance has the tag. */
  public enum Answer {
    YES,
    NO,
    /** EC2 could not be asked, or did not answer in time. */
    UNKNOWN
  }

  private record Kept(CompletableFuture<Boolean> answer, Instant until) {}

  private final TagSource source;
  private final Duration kept;
  private final Duration timeout;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newCachedThreadPool(TaggedInstances::daemon);
  private final Map<Region, Lane> lanes = new ConcurrentHashMap<>();
  private final Map<Instance, Kept> answers = new LinkedHashMap<>();

  TaggedInstances(TagSource source, Duration kept, Duration timeout, InstantSource clock) {
    this.source = source;
    this.kept = kept;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Those that EC2 says have a tag.
   *
   * @param kept how long an answer is good for
   * @param timeout how long an answer is waited for
   */
  public static TaggedInstances of(Ec2Tags tags, Duration kept, Duration timeout) {
    return new TaggedInstances(tags, kept, timeout, InstantSource.system());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "instance-tags");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether the instance that an ARN names has the tag; what is no instance has not. */
  public Answer of(String arn) {
    Optional<Instance> instance = Instance.of(arn);
    return instance.isEmpty() ? Answer.NO : of(instance.get());
  }

  private Answer of(Instance instance) {
    Lane lane =
        lanes.computeIfAbsent(
            instance.region(), region -> new Lane(region, source, threads, clock));
    CompletableFuture<Boolean> answer = answer(instance, lane);
    if (answer == null || !answer.isDone() && lane.isPaused()) {
      return Answer.UNKNOWN;
    }
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS) ? Answer.YES : Answer.NO;
    } catch (TimeoutException e) {
      lane.pause("no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      // the lane has told why
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.UNKNOWN;
  }

  /** The answer that is known or awaited; null where nothing is asked now. */
  private CompletableFuture<Boolean> answer(Instance instance, Lane lane) {
    synchronized (answers) {
      Kept last = answers.get(instance);
      if (last != null
          && last.until().isAfter(clock.instant())
          && !last.answer().isCompletedExceptionally()) {
        return last.answer();
      }
      answers.remove(instance);
      return lane.isPaused() ? null : ask(instance, lane);
    }
  }

  private CompletableFuture<Boolean> ask(Instance instance, Lane lane) {
    if (answers.size() >= MOST_KEPT) {
      Iterator<Instance> oldest = answers.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    CompletableFuture<Boolean> answer = lane.ask(instance.id());
    answers.put(instance, new Kept(answer, clock.instant().plus(kept)));
    return answer;
  }

  /** Of how many instances an answer is known or awaited. */
  int asked() {
    synchronized (answers) {
      return answers.size();
    }
  }

  /** Ends what is asked; who waits for it is told that it is not known. */
  @Override
  public void close() {
    threads.shutdownNow();
    source.close();
  }
}
