package io.signalbox.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Work that mostly waits for answers, done for several things at once. */
final class AtOnce {

  private AtOnce() {}

  /**
   * Does it for each on a thread of its own.
   *
   * @return what each came to, in the order of the things
   * @throws RuntimeException what the first in this order has thrown, once all are done
   */
  static <T, R> List<R> forEach(List<T> things, Function<T, R> work) {
    List<CompletableFuture<R>> results = things.stream().map(thing -> begin(thing, work)).toList();
    results.forEach(result -> result.exceptionally(failure -> null).join());
    try {
      return results.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static <T, R> CompletableFuture<R> begin(T thing, Function<T, R> work) {
    return CompletableFuture.supplyAsync(
        () -> work.apply(thing), task -> new Thread(task, "aws-channel").start());
  }
}
