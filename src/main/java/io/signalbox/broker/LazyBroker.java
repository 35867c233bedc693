package io.signalbox.broker;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The broker in this process, started when it is first asked for: many uses never need one. */
final class LazyBroker implements AutoCloseable {

  private final Supplier<EmbeddedBroker> start;
  private final Room room;
  private CompletableFuture<EmbeddedBroker> started;
  private Revival revival;
  private boolean closed;

  LazyBroker(Supplier<EmbeddedBroker> start, Room room) {
    this.start = start;
    this.room = room;
  }

  synchronized CompletableFuture<EmbeddedBroker> startInBackground() {
    if (started == null) {
      started = CompletableFuture.supplyAsync(start).thenApply(this::watch);
    }
    return started;
  }

  /** Returns once the broker has started, or throws what kept it from starting. */
  void awaitStarted() {
    try {
      startInBackground().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Whether anybody has asked for it. */
  synchronized boolean isUsed() {
    return started != null;
  }

  /** The broker, where it was started and runs. */
  synchronized Optional<EmbeddedBroker> running() {
    return started == null || revival != null || started.isCompletedExceptionally()
        ? Optional.empty()
        : Optional.ofNullable(started.getNow(null));
  }

  /** Why it does not run any more, as long as it does not. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(revival).map(Revival::reason);
  }

  @Override
  public void close() {
    CompletableFuture<EmbeddedBroker> last;
    synchronized (this) {
      closed = true;
      last = started;
      if (revival != null) {
        revival.close();
      }
    }
    if (last != null) {
      last.handle((broker, failure) -> broker).thenAccept(LazyBroker::close).join();
    }
  }

  private EmbeddedBroker watch(EmbeddedBroker broker) {
    broker.onFailure(cause -> failed(broker, cause));
    return broker;
  }

  private synchronized void failed(EmbeddedBroker broker, Throwable cause) {
    revival = new Revival(broker, cause, room, start, this::revived);
  }

  private synchronized void revived(EmbeddedBroker broker) {
    if (closed) {
      broker.close();
      return;
    }
    started = CompletableFuture.completedFuture(watch(broker));
    revival = null;
  }

  private static void close(EmbeddedBroker broker) {
    if (broker != null) {
      broker.close();
    }
  }
}
