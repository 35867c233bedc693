package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.testing.Commands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands snmptrap and snmpinform of net-snmp, with a configuration of their own. */
final class NetSnmp {

  private static final String TRAP = "snmptrap";
  private static final String INFORM = "snmpinform";

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
    Commands.assumeInstalled("SnmpInteropIT", List.of(TRAP, INFORM));
  }

  /** Sends a trap, of which nothing comes back. */
  void trap(List<String> options, List<String> trap) {
    assertThat(run(TRAP, options, trap)).isZero();
  }

  /** Sends an INFORM: whether it was answered. */
  boolean inform(List<String> options, List<String> trap) {
    return run(INFORM, options, trap) == 0;
  }

  private int run(String name, List<String> options, List<String> trap) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(options);
    // no MIBs: what they are called is none of the test's business
    command.addAll(List.of("-m", "", "127.0.0.1:" + port));
    command.addAll(trap);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("SNMP_PERSISTENT_DIR", directory.toString());
    builder.environment().put("SNMPCONFPATH", directory.toString());
    return Commands.run(builder);
  }
}
