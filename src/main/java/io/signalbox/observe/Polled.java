package io.signalbox.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * What another server knows, asked for from time to time while the routes run: who looks at it
 * neither waits for that server nor bothers it.
 */
public final class Polled<T> extends LifecycleStrategySupport {

  private static final long LONGEST_END_SECONDS = 10;

  /** So many answers in a row may be late before the last one counts no more. */
  private static final int MISSED = 3;

  private record Answer<T>(T value, String failure, long at) {}

  private final String name;
  private final Duration period;
  private final Callable<T> source;
  private volatile Answer<T> last;
  private ScheduledExecutorService thread;

  /**
   * Nothing is known yet.
   *
   * @param name what its thread is called
   * @param period between an answer and the next question
   * @param source asks; it is not interrupted
   */
  public Polled(String name, Duration period, Callable<T> source) {
    this.name = name;
    this.period = period;
    this.source = source;
  }

  /** The last answer; empty where there is none yet, or none any more. */
  public Optional<T> value() {
    Answer<T> answer = last;
    return answer == null || isLate(answer) ? Optional.empty() : Optional.ofNullable(answer.value);
  }

  /** Why there is no answer; empty where there is one, or nothing was asked yet. */
  public Optional<String> failure() {
    Answer<T> answer = last;
    if (answer == null) {
      return Optional.empty();
    }
    return isLate(answer)
        ? Optional.of("no answer for %d s".formatted(age(answer).toSeconds()))
        : Optional.ofNullable(answer.failure);
  }

  private boolean isLate(Answer<T> answer) {
    return age(answer).compareTo(period.multipliedBy(MISSED).plusSeconds(LONGEST_END_SECONDS)) > 0;
  }

  private static Duration age(Answer<?> answer) {
    return Duration.ofNanos(System.nanoTime() - answer.at);
  }

  @Override
  public void onContextStarted(CamelContext context) {
    thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, name);
    thread.scheduleWithFixedDelay(this::ask, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void ask() {
    try {
      last = new Answer<>(source.call(), null, System.nanoTime());
    } catch (Exception e) {
      last = new Answer<>(null, String.valueOf(e.getMessage()), System.nanoTime());
    }
  }

  /** An interruption would close the file under a database in the process. */
  @Override
  public void onContextStopping(CamelContext context) {
    if (thread != null) {
      thread.shutdown();
      try {
        thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
