package io.signalbox.cli;

import io.signalbox.config.SettingsException;
import io.signalbox.event.Text;
import java.util.Optional;

/** Why a command failed, in one line. */
final class StartFailure {

  private static final int LONGEST = 1024;

  private StartFailure() {}

  static String describe(Throwable failure) {
    String reason =
        find(failure, SettingsException.class)
            .map(Throwable::getMessage)
            .orElseGet(() -> withDeepest(failure));
    return Text.line(reason, LONGEST);
  }

  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  private static String withDeepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String first = message(failure);
    String last = message(deepest);
    return first.contains(last) ? first : first + ": " + last;
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
