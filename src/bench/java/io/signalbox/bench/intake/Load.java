package io.signalbox.bench.intake;

import io.signalbox.bench.intake.Traps.Pace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Who sends: loggen of syslog-ng, and a generator of traps. */
final class Load {

  /** Of a message of syslog, in bytes. */
  static final int SIZE = 250;

  private Load() {}

  /**
   * Sends so many messages and returns when all have left.
   *
   * @param perSecond how many a second; by TCP the receiver may slow that down
   */
  static void send(Transport transport, int port, int messages, int perSecond) throws Exception {
    if (transport == Transport.TRAP) {
      Traps.send(port, messages, new Pace(perSecond));
    } else {
      loggen(transport, port, messages, perSecond);
    }
  }

  private static void loggen(Transport transport, int port, int messages, int perSecond)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("loggen", "--quiet", "--inet"));
    command.add(transport == Transport.TCP ? "--stream" : "--dgram");
    command.addAll(List.of("--number", "" + messages, "--rate", "" + perSecond));
    command.addAll(List.of("--size", "" + SIZE, "127.0.0.1", "" + port));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("loggen failed: " + command);
    }
  }
}
