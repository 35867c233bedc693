package io.signalbox.aws.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Threads that make calls at once. */
final class Callers {

  private Callers() {}

  /**
   * What became of a call.
   *
   * @param number the call's number
   * @param response what it returned; null if it threw
   * @param failure what it threw; null if it returned
   */
  record Result<R>(int number, R response, Throwable failure) {

    boolean failed() {
      return failure != null;
    }
  }

  /** Makes calls 0 to {@code calls - 1}, each caller one after the other. */
  static <R> List<Result<R>> run(int callers, int calls, IntFunction<R> call) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<CompletableFuture<Result<R>>> results = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        int number = i;
        results.add(
            CompletableFuture.supplyAsync(() -> call.apply(number), threads)
                .handle((response, e) -> new Result<>(number, response, cause(e))));
      }
      return results.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static Throwable cause(Throwable e) {
    return e == null ? null : e.getCause();
  }

  static <R> List<Result<R>> failed(List<Result<R>> results) {
    return results.stream().filter(Result::failed).toList();
  }
}
