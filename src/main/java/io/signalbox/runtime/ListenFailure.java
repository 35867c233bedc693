package io.signalbox.runtime;

import io.signalbox.config.Settings;
import java.net.BindException;

/** A listener that could not be opened, told by its key. */
final class ListenFailure {

  private ListenFailure() {}

  /** The same failure, or one whose message names the key of the listener that it came from. */
  static RuntimeException explain(RuntimeException failure, Settings settings) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof BindException) {
        return new IllegalStateException(
            "intake.http.port=%s (%s): cannot listen on %s:%s: %s"
                .formatted(
                    settings.get("intake.http.port"),
                    settings.origin("intake.http.port"),
                    settings.get("intake.http.host"),
                    settings.get("intake.http.port"),
                    each.getMessage()),
            failure);
      }
    }
    return failure;
  }
}
