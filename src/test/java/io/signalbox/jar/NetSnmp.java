package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The commands snmptrap and snmpinform of net-snmp, with a configuration of their own. */
final class NetSnmp {

  private static final String TRAP = "snmptrap";
  private static final int LONGEST_SECONDS = 60;

  private final Path directory;
  private final int port;

  /**
   * Sends to a port of this machine.
   *
   * @param directory keeps the engine's id and the count of its starts
   */
  NetSnmp(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Skips the test where the commands are not installed; in CI, that is a failure. */
  static void assumeInstalled() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, TRAP)));
    String needs = "SnmpInteropIT needs snmptrap and snmpinform of net-snmp (Debian: snmp)";
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      assertThat(installed).as(needs).isTrue();
    }
    if (!installed) {
      // Maven's console does not tell why a test is skipped
      System.out.println("Skipped: " + needs);
    }
    assumeTrue(installed, needs);
  }

  /** Sends a trap, of which nothing comes back. */
  void trap(List<String> options, List<String> trap) throws IOException, InterruptedException {
    assertThat(run(TRAP, options, trap)).isZero();
  }

  /** Sends an INFORM: whether it was answered. */
  boolean inform(List<String> options, List<String> trap) throws IOException, InterruptedException {
    return run("snmpinform", options, trap) == 0;
  }

  private int run(String name, List<String> options, List<String> trap)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(options);
    // no MIBs: what they are called is none of the test's business
    command.addAll(List.of("-m", "", "127.0.0.1:" + port));
    command.addAll(trap);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("SNMP_PERSISTENT_DIR", directory.toString());
    builder.environment().put("SNMPCONFPATH", directory.toString());
    Process process = builder.start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running: " + name);
    }
    return process.exitValue();
  }
}
