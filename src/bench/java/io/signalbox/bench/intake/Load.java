package io.signalbox.bench.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Who sends: by TCP, loggen of syslog-ng. */
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
    switch (transport) {
      case TCP -> loggen(port, messages, perSecond);
      case UDP -> Datagrams.send(port, syslog(), messages, perSecond);
      case TRAP -> Datagrams.send(port, Trap.message(), messages, perSecond);
    }
  }

  /** As loggen writes it. */
  private static byte[] syslog() {
    String start =
        "<38>2026-11-26T17:28:51 localhost prg00000[1234]: seq: 0000000000, thread: 0000, ";
    return (start + "PADD".repeat(SIZE)).substring(0, SIZE).getBytes(StandardCharsets.US_ASCII);
  }

  private static void loggen(int port, int messages, int perSecond)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("loggen", "--quiet", "--inet", "--stream"));
    command.addAll(List.of("--number", "" + messages, "--rate", "" + perSecond));
    // it ends after ten seconds otherwise
    command.addAll(List.of("--interval", "3600"));
    command.addAll(List.of("--size", "" + SIZE, "127.0.0.1", "" + port));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("loggen failed: " + command);
    }
  }
}
