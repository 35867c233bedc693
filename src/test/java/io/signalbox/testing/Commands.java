package io.signalbox.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Commands that others wrote. */
public final class Commands {

  private static final int LONGEST_SECONDS = 60;

  /** Where Debian has daemons, which is not on the path of users. */
  private static final String DAEMONS = "/usr/sbin";

  private Commands() {}

  /** Skips the test where a command is not installed; in CI, that is a failure. */
  public static void assumeInstalled(String test, List<String> commands) {
    for (String command : commands) {
      boolean installed = places().anyMatch(each -> Files.isExecutable(each.resolve(command)));
      assume(installed, "%s needs %s (src/test/interop/install-senders)".formatted(test, command));
    }
  }

  /** Skips the test of somebody who is not root; in CI, that is a failure. */
  public static void assumeRoot(String test) {
    assume("root".equals(System.getProperty("user.name")), test + " needs to be run by root");
  }

  private static void assume(boolean given, String needs) {
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      assertThat(given).as(needs).isTrue();
    }
    if (!given) {
      // Maven's console does not tell why a test is skipped
      System.out.println("Skipped: " + needs);
    }
    assumeTrue(given, needs);
  }

  private static Stream<Path> places() {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of(DAEMONS))
        .map(Path::of);
  }

  /** What a command says that ends by itself, and must not fail. */
  public static String told(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command.command()), told).isZero();
    return told;
  }

  /** The exit code of a command that ends by itself. */
  public static int run(ProcessBuilder command) {
    try {
      Process process = command.start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running: " + command.command());
      }
      return process.exitValue();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
