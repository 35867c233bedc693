package io.signalbox.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A container that systemd is the first process of, as on a machine that has just been started: it
 * has the files of this machine, and what it writes is gone with it. Its network is its own.
 */
final class MachineOfItsOwn implements AutoCloseable {

  private final Path root;
  private final Process container;
  private final Path console;
  private String init;

  private MachineOfItsOwn(Path root, Process container, Path console) {
    this.root = root;
    this.container = container;
    this.console = console;
  }

  /** Skips the test where there is no systemd, or no right to run one; in CI, that is a failure. */
  static void assumePossible(String test) {
    Commands.assumeInstalled(test, List.of("systemd-nspawn", "nsenter"));
    Commands.assumeRoot(test);
  }

  /**
   * Starts it.
   *
   * @param directory for files of it here; empty
   * @param seen a file that the machine sees at the same place, but cannot write
   */
  static MachineOfItsOwn start(Path directory, Path seen) throws IOException, InterruptedException {
    // what is not the root itself may have a layer above it
    Path root = Files.createDirectory(directory.resolve("root"));
    here("mount", "--bind", "/", root.toString());
    Path console = directory.resolve("console");
    Process container =
        new ProcessBuilder(
                "systemd-nspawn",
                "--quiet",
                "--directory=" + root,
                "--volatile=overlay",
                "--bind-ro=" + seen,
                "--private-network",
                "--machine=signalbox-" + ProcessHandle.current().pid(),
                "--register=no",
                "--keep-unit",
                "--boot",
                "--",
                "--unit=basic.target")
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    MachineOfItsOwn machine = new MachineOfItsOwn(root, container, console);
    try {
      machine.awaitStarted();
    } catch (Throwable e) {
      machine.close();
      throw e;
    }
    return machine;
  }

  private void awaitStarted() throws IOException {
    await().failFast(this::assertRuns).until(() -> container.children().findFirst().isPresent());
    init = Long.toString(container.children().findFirst().orElseThrow().pid());
    await()
        .failFast(this::assertRuns)
        .until(() -> status("systemctl", "is-active", "basic.target") == 0);
  }

  private void assertRuns() throws IOException {
    assertThat(container.isAlive()).as(Files.readString(console)).isTrue();
  }

  /** Runs a command there as root, and returns what it says; it must not fail. */
  String run(String... command) throws IOException, InterruptedException {
    return here(there(command));
  }

  /** Runs a command of the shell there as root, and returns what it says; it must not fail. */
  String shell(String command) throws IOException, InterruptedException {
    return run("sh", "-c", command);
  }

  /** Runs a command there as root, and returns its exit code. */
  int status(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(there(command))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private String[] there(String... command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "nsenter",
                "--all",
                "--target=" + init,
                "env",
                "--ignore-environment",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME=/root"));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  private static String here(String... command) throws IOException, InterruptedException {
    return Commands.told(new ProcessBuilder(command));
  }

  @Override
  public void close() {
    // the first process of a container takes all others with it
    container.children().forEach(ProcessHandle::destroyForcibly);
    container.onExit().join();
    assertThat(Commands.run(new ProcessBuilder("umount", root.toString()))).isZero();
  }
}
