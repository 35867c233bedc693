package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import io.signalbox.runtime.Signalbox;
import io.signalbox.testing.Certificates;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.RelpSender;
import io.signalbox.testing.Senders;
import io.signalbox.testing.Spooled;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UDP, TCP, and TLS and RELP with client certificates, up to the spool. */
class SyslogListenersTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int UDP = Ports.free();
  private static final int TCP = Ports.free();
  private static final int TLS = Ports.free();
  private static final int RELP = Ports.free();

  @TempDir private static Path data;
  @TempDir private static Path keys;

  private static Certificates certificates;
  private static TestSignalbox signalbox;
  private static Spooled spooled;

  @BeforeAll
  static void start() throws IOException {
    certificates = new Certificates(keys);
    certificates.selfSigned("authority");
    certificates.selfSigned("stranger");
    certificates.signed("server", "authority");
    certificates.signed("client", "authority");
    certificates.expired("old-client", "authority");
    signalbox =
        TestSignalbox.start(
            data,
            Map.ofEntries(
                Map.entry("channel.spool.out", Spooled.OUT),
                Map.entry("intake.syslog.max-message-bytes", "2000"),
                Map.entry("intake.syslog.udp.port", "" + UDP),
                Map.entry("intake.syslog.udp.host", ipv6() ? "[::1]" : "localhost"),
                Map.entry("intake.syslog.tcp.port", "" + TCP),
                Map.entry("intake.syslog.tcp.max-connections", "3"),
                Map.entry("intake.syslog.relp.port", "" + RELP),
                Map.entry("intake.syslog.relp.tls.enabled", "true"),
                Map.entry("intake.syslog.tls.port", "" + TLS),
                Map.entry("intake.syslog.tls.idle-timeout-seconds", "2"),
                Map.entry(
                    "intake.syslog.tls.certificate-file",
                    certificates.certificateFile("server").toString()),
                Map.entry(
                    "intake.syslog.tls.private-key-file",
                    certificates.keyFile("server").toString()),
                Map.entry("intake.syslog.tls.client-authentication", "required"),
                Map.entry(
                    "intake.syslog.tls.client-ca-file",
                    certificates.certificateFile("authority").toString())));
    spooled = new Spooled(signalbox);
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  private static boolean ipv6() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .anyMatch(each -> each.getHostAddress().startsWith("0:0:0:0:0:0:0:1"));
  }

  private static InetAddress address() throws IOException {
    return InetAddress.getByName(ipv6() ? "::1" : "127.0.0.1");
  }

  @Test
  void aPortInUseIsToldByItsKey(@TempDir Path other) {
    Map<String, String> taken =
        Map.of(
            "data.directory",
            other.toString(),
            "intake.http.port",
            "",
            "intake.syslog.tcp.port",
            "" + TCP);
    try (Signalbox second = new Signalbox(Settings.of(taken))) {
      assertThatThrownBy(second::start)
          .hasMessage(
              "intake.syslog.tcp.port=%d (--set): cannot listen on 127.0.0.1:%d: Address already in use"
                  .formatted(TCP, TCP));
    }
  }

  @Test
  void aDatagramIsAMessage() throws Exception {
    Senders.udp(address(), UDP, "<34>Jan  5 08:00:00 web1 app[7]: by udp");

    JsonNode detail = spooled.details("by udp", 1).get(0);
    assertThat(detail.path("host").asText()).isEqualTo("web1");
    assertThat(detail.path("transport").asText()).isEqualTo("udp");
    assertThat(detail.path("peer").asText()).isEqualTo(ipv6() ? "::1" : "127.0.0.1");
  }

  @Test
  void aLargeDatagramIsCut() throws Exception {
    Senders.udp(address(), UDP, "<34>app: wide " + "x".repeat(5000));

    JsonNode detail = spooled.details("wide", 1).get(0);
    assertThat(detail.path("raw").asText()).hasSize(2000);
    assertThat(detail.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void aConnectionMixesBothKindsOfFraming() {
    Senders.tcp(
        TCP,
        "<34>app: mix one\n"
            + Senders.counted("<34>app: mix two\nhas two lines")
            + "<34>app: mix three\r\n"
            + Senders.counted("<34>app: mix 漢字")
            + "<34>app: mix last");

    assertThat(spooled.details("mix", 5))
        .extracting(detail -> detail.path("message").asText())
        .containsExactly("mix one", "mix two\nhas two lines", "mix three", "mix 漢字", "mix last");
    JsonNode first = spooled.details("mix one", 1).get(0);
    assertThat(first.path("transport").asText()).isEqualTo("tcp");
    assertThat(first.path("peer").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void aLongLineIsCut() {
    Senders.tcp(TCP, "<34>app: long " + "x".repeat(100_000) + "\n<34>app: short after it\n");

    JsonNode detail = spooled.details("long", 1).get(0);
    assertThat(detail.path("raw").asText()).hasSize(2000);
    assertThat(detail.path("truncated").asBoolean()).isTrue();
    spooled.details("short after it", 1);
  }

  @Test
  void thousandsKeepTheirOrder() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines.append("<34>app: series ").append(i).append('\n');
    }
    Senders.tcp(TCP, lines.toString());

    List<JsonNode> series = spooled.details("series", 20_000);
    assertThat(series).hasSize(20_000);
    for (int i = 0; i < series.size(); i++) {
      assertThat(series.get(i).path("message").asText()).isEqualTo("series " + i);
    }
  }

  @Test
  void aConnectionTooManyIsClosed() throws Exception {
    try (Logged log = new Logged();
        Socket first = Senders.connect(TCP);
        Socket second = Senders.connect(TCP);
        Socket third = Senders.connect(TCP)) {
      for (Socket each : List.of(first, second, third)) {
        Senders.write(each, "<34>app: one of three\n");
      }
      spooled.details("one of three", 3);
      try (Socket fourth = Senders.connect(TCP)) {
        assertThat(fourth.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(log.lines()).anyMatch(line -> line.matches(".*refused 127.0.0.1:\\d+: 3 conn.*"));
    }
  }

  @Test
  void aRelpClientThatOthersWroteIsAnsweredByTls() throws Exception {
    try (RelpSender client = new RelpSender(RELP, certificates.client("client", "authority"))) {
      for (int i = 0; i < 3; i++) {
        String round = "relp " + i;
        assertThat(
                client.send(IntStream.range(0, 500).mapToObj(n -> "<34>app: " + round + " " + n)))
            .isTrue();
        assertThat(spooled.details(round, 500)).hasSize(500);
      }
    }
    JsonNode first = spooled.details("relp", 1500).get(0);
    assertThat(first.path("transport").asText()).isEqualTo("relp");
    assertThat(first.path("tls-subject").asText()).isEqualTo("CN=client");
  }

  @Test
  void relpWithoutTlsIsNotAnsweredThen() throws Exception {
    try (Socket socket = Senders.connect(RELP)) {
      Senders.write(socket, "1 open 15 relp_version=0\n\n");
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("200 OK");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void tlsKeepsTheSubjectOfTheClient(String version) throws Exception {
    try (SSLSocket socket = open(certificates.client("client", "authority"), version)) {
      Senders.write(socket, Senders.counted("<34>app: by " + version));

      JsonNode detail = spooled.details("by " + version, 1).get(0);
      assertThat(detail.path("transport").asText()).isEqualTo("tls");
      assertThat(detail.path("tls-subject").asText()).isEqualTo("CN=client");
    }
  }

  private static SSLSocket open(SSLContext tls, String version) throws IOException {
    Socket plain = Senders.connect(TLS);
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", TLS, true);
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    try (SSLSocket socket = Senders.connect(TLS, certificates.client("client", "authority"))) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    ", it has shown no certificate",
    "old-client, its certificate has expired",
    "stranger, its certificate is not signed by any in intake.syslog.tls.client-ca-file"
  })
  void aClientWithoutAGoodCertificateIsRefusedWithALine(String client, String reason) {
    try (Logged log = new Logged()) {
      assertThat(isTaken(certificates.client(client, "authority"))).isFalse();
      await()
          .atMost(LONGEST)
          .untilAsserted(
              () -> assertThat(tlsLines(log)).singleElement().asString().contains(reason));
    }
  }

  /** In TLS 1.3 a client hears of its refusal when it reads. */
  private static boolean isTaken(SSLContext tls) {
    try (SSLSocket socket = Senders.connect(TLS, tls)) {
      Senders.write(socket, Senders.counted("<34>app: refused"));
      return socket.getInputStream().read() == -1;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> tlsLines(Logged log) {
    return log.lines().stream().filter(line -> line.contains("127.0.0.1:")).toList();
  }

  @Test
  void plaintextToTheTlsPortIsRefusedWithALine() throws Exception {
    try (Logged log = new Logged();
        Socket socket = Senders.connect(TLS)) {
      Senders.write(socket, "<34>Jan  5 08:00:00 web1 app: not by TLS\n");
      assertThat(socket.getInputStream().readAllBytes().length).isLessThan(100);
      await()
          .atMost(LONGEST)
          .untilAsserted(
              () ->
                  assertThat(tlsLines(log))
                      .singleElement()
                      .asString()
                      .contains("it does not speak TLS"));
    }
  }

  @Test
  void changedCertificatesAreReadAgain() throws Exception {
    certificates.selfSigned("new-authority");
    certificates.signed("new-server", "new-authority");
    Path certificate = certificates.certificateFile("server");
    Path key = certificates.keyFile("server");
    try {
      replace(certificate, certificates.certificateFile("new-server"));
      replace(key, certificates.keyFile("new-server"));
      SSLContext trustsTheNew = certificates.client("client", "new-authority");
      await()
          .atMost(LONGEST)
          .ignoreExceptions()
          .until(
              () -> {
                Senders.connect(TLS, trustsTheNew).close();
                return true;
              });
    } finally {
      certificates.certificateFile("server");
      certificates.keyFile("server");
    }
    await()
        .atMost(LONGEST)
        .ignoreExceptions()
        .until(
            () -> {
              Senders.connect(TLS, certificates.client("client", "authority")).close();
              return true;
            });
  }

  private static void replace(Path file, Path by) throws IOException {
    Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
  }
}
