package io.signalbox.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@code dead-letters} command printed and ended with.
 *
 * @param code the exit code
 * @param out the lines on standard output
 * @param err what is on standard error
 */
record DeadLettersRun(int code, List<String> out, String err) {

  /** Runs {@code dead-letters} in this process, with keys for {@code --set}. */
  static DeadLettersRun of(Map<String, String> keys, String... arguments) {
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(List.of(arguments));
    keys.forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        SignalboxCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new DeadLettersRun(code, out.toString().lines().toList(), err.toString());
  }

  /** The first column of a line of the list. */
  String id(int line) {
    return out.get(line).split(" ", 2)[0];
  }
}
