package io.signalbox.aws.batch;

/**
 * What became of one entry.
 *
 * @param response the answer; null if it failed
 * @param failure why it failed; null if it did not
 * @param passing whether the failure is AWS's own, so that the same entry may succeed later
 */
record Outcome<R>(R response, RuntimeException failure, boolean passing) {

  static <R> Outcome<R> success(R response) {
    return new Outcome<>(response, null, false);
  }

  static <R> Outcome<R> failure(RuntimeException failure) {
    return new Outcome<>(null, failure, false);
  }

  /** The answer, or the failure thrown. */
  R get() {
    if (failure != null) {
      throw failure;
    }
    return response;
  }
}
