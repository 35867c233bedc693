package io.signalbox.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A command line that is nothing but {@code run} and keys: that of every service. It is read
 * without picocli, whose classes no archive of a JVM takes: they are a tenth of a start.
 */
record PlainRun(Path config, Map<String, String> set) {

  /** Reads a command line; empty where there is more in it, or anything wrong. */
  static Optional<PlainRun> of(String... args) {
    if (args.length % 2 == 0 && args.length > 0 || args.length > 0 && !args[0].equals("run")) {
      return Optional.empty();
    }
    Path config = null;
    Map<String, String> set = new LinkedHashMap<>();
    for (int i = 1; i < args.length; i += 2) {
      String value = args[i + 1];
      if (args[i].equals("--set") && isPair(value)) {
        String[] pair = value.split("=", 2);
        set.put(pair[0], pair[1]);
      } else if (args[i].equals("--config") && config == null && isPlain(value)) {
        config = Path.of(value);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new PlainRun(config, set));
  }

  private static boolean isPair(String value) {
    return isPlain(value) && value.indexOf('=') > 0;
  }

  /** Not what picocli might take for an option, a file of arguments or quoted. */
  private static boolean isPlain(String value) {
    return !value.isBlank()
        && "-@".indexOf(value.charAt(0)) < 0
        && value.indexOf('"') < 0
        && value.indexOf('\\') < 0;
  }
}
