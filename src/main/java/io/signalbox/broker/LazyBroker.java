package io.signalbox.broker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The broker in this process, started when it is first asked for: many uses never need one. */
final class LazyBroker implements AutoCloseable {

  private final Supplier<EmbeddedBroker> start;
  private CompletableFuture<EmbeddedBroker> started;

  LazyBroker(Supplier<EmbeddedBroker> start) {
    this.start = start;
  }

  synchronized CompletableFuture<EmbeddedBroker> startInBackground() {
    if (started == null) {
      started = CompletableFuture.supplyAsync(start);
    }
    return started;
  }

  /** Returns once the broker runs, or throws what kept it from starting. */
  void awaitStarted() {
    try {
      startInBackground().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public synchronized void close() {
    if (started != null) {
      started.handle((broker, failure) -> broker).thenAccept(LazyBroker::close).join();
    }
  }

  private static void close(EmbeddedBroker broker) {
    if (broker != null) {
      broker.close();
    }
  }
}
