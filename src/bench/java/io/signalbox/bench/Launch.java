package io.signalbox.bench;

import java.util.List;
import java.util.Map;

/** What a contender's process runs. */
record Launch(Class<?> main, List<String> arguments, Map<String, String> environment) {

  static Launch of(Class<?> main, String... arguments) {
    return new Launch(main, List.of(arguments), Map.of());
  }

  Launch with(Map<String, String> variables) {
    return new Launch(main, arguments, variables);
  }
}
