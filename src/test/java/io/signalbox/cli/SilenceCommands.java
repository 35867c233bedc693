package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code signalbox silence} on the data of a Signalbox of a test. */
public final class SilenceCommands {

  private final List<String> settings;

  /** On a directory of data, and a file of silences. */
  public SilenceCommands(Path data, Path file) {
    settings =
        List.of(
            "--set",
            "data.directory=" + data,
            "--set",
            "notifications.silences-file=" + file,
            "--set",
            "delivery.email.domains=example.com");
  }

  /** Adds one of {@code anna@example.com}, and returns its name. */
  public String add(String pattern, String... end) {
    List<String> arguments = new ArrayList<>(List.of("add", "--pattern", pattern));
    arguments.addAll(List.of("--author", "anna@example.com", "--reason", "a test"));
    arguments.addAll(List.of(end));
    CommandRun run = run(arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run.out().get(0).split(" ")[0];
  }

  /** The lines of the list. */
  public List<String> list() {
    return run("list").out();
  }

  /** Ends one, and returns the line of it. */
  public String expire(String name) {
    return run("expire", name).out().get(0);
  }

  /** Why something is refused. */
  public String refused(String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.code()).isNotZero();
    return run.err();
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("silence"));
    all.addAll(List.of(arguments));
    all.addAll(settings);
    return CommandRun.of(all.toArray(String[]::new));
  }
}
