package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import io.signalbox.testing.TestSignalbox;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a socket to the line for machines and the mail for people. */
class SyslogPipelineTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path data;

  @Test
  void aLinkThatGoesDownIsALineAndAMail() {
    int port = Ports.free();
    Map<String, String> keys =
        Map.of(
            "intake.http.port",
            "",
            "intake.syslog.site",
            "berlin",
            "intake.syslog.udp.port",
            "" + port,
            "intake.syslog.tcp.port",
            "" + port);
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      Senders.tcp(
          port,
          "<187>46: sw1: Jan  5 08:00:00.123 UTC: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down\n"
              + Senders.counted("<165>1 2026-01-05T08:00:01Z db1 app - - - two\nlines"));
      awaitLines(
          signalbox,
          "syslog,arn:onprem:syslog:berlin::interface/sw1/Gi0/1,down",
          "syslog,arn:onprem:syslog:berlin::host/db1,notice");

      Senders.udp(
          InetAddress.getLoopbackAddress(),
          port,
          "<187>47: *Mar  1 18:46:11: %LINK-3-UPDOWN: Interface Gi0/1, changed state to up");
      awaitLines(
          signalbox,
          "syslog,arn:onprem:syslog:berlin::interface/sw1/Gi0/1,down",
          "syslog,arn:onprem:syslog:berlin::host/db1,notice",
          "syslog,arn:onprem:syslog:berlin::interface/127.0.0.1/Gi0/1,up");

      await()
          .atMost(LONGEST)
          .untilAsserted(
              () ->
                  assertThat(signalbox.out().mails())
                      .extracting(mail -> mail.getSubject())
                      .contains("sw1: Gi0/1 is down", "db1 app: two lines"));
      assertThat(signalbox.deadLetters("Spool")).isEmpty();
    }
  }

  private static void awaitLines(TestSignalbox signalbox, String... lines) {
    await()
        .atMost(LONGEST)
        .untilAsserted(() -> assertThat(signalbox.out().csv()).containsExactly(lines));
  }
}
