package io.signalbox.bench.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Who takes part. */
enum TakerKind {
  SIGNALBOX("Signalbox, spool synced to disk", Set.of(Transport.values())),
  RSYSLOG_DISK("rsyslog, disk queue, file", Set.of(Transport.TCP, Transport.UDP)),
  RSYSLOG("rsyslog, file", Set.of(Transport.TCP, Transport.UDP)),
  SYSLOG_NG("syslog-ng, file", Set.of(Transport.TCP, Transport.UDP)),
  SNMPTRAPD("snmptrapd, file", Set.of(Transport.TRAP));

  private final String title;
  private final Set<Transport> transports;

  TakerKind(String title, Set<Transport> transports) {
    this.title = title;
    this.transports = transports;
  }

  String title() {
    return title;
  }

  boolean takes(Transport transport) {
    return transports.contains(transport);
  }

  /** Starts one that keeps its files in the directory. */
  Taker start(Path directory) throws IOException {
    return switch (this) {
      case SIGNALBOX -> SignalboxTaker.start(directory);
      case RSYSLOG -> Daemon.rsyslog(directory, "");
      case RSYSLOG_DISK ->
          Daemon.rsyslog(
              directory,
              "main_queue(queue.type=\"Disk\" queue.filename=\"main\" queue.maxDiskSpace=\"10g\")");
      case SYSLOG_NG -> Daemon.syslogNg(directory);
      case SNMPTRAPD -> Daemon.snmptrapd(directory);
    };
  }
}
