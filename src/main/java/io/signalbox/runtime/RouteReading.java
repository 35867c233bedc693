package io.signalbox.runtime;

import io.signalbox.routes.ReadAhead;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The route files of a process, found and read on a thread of its own. */
final class RouteReading {

  /**
   * What has been read.
   *
   * @param files all there are
   * @param shipped the URIs of those that are, to the letter, what is inside the jar
   * @param ahead what they say
   */
  record Result(RouteFiles files, Set<String> shipped, ReadAhead ahead) {}

  private final CompletableFuture<Result> result;

  private RouteReading(CompletableFuture<Result> result) {
    this.result = result;
  }

  /**
   * Begins.
   *
   * @param directory the value of {@code routes.directory}
   */
  static RouteReading of(String directory) {
    return new RouteReading(
        CompletableFuture.supplyAsync(
            () -> read(directory), task -> new Thread(task, "route-files").start()));
  }

  private static Result read(String directory) {
    RouteFiles files = RouteFiles.findReadable(directory);
    Set<String> shipped = files.shipped();
    return new Result(files, shipped, ReadAhead.of(files.texts(), shipped));
  }

  /**
   * Waits for what was read.
   *
   * @throws io.signalbox.config.SettingsException where the directory has no route file
   */
  Result result() {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
