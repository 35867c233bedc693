package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.testing.Certificates;
import io.signalbox.testing.Commands;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Spooled;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What logger, loggen and rsyslog send, up to the spool. */
class SyslogInteropIT {

  private static final int COUNT = 2_000;
  private static final int UDP = Ports.free();
  private static final int TCP = Ports.free();
  private static final int TLS = Ports.free();
  private static final int RELP = Ports.free();

  @TempDir private static Path directory;
  private static TestSignalbox signalbox;
  private static Spooled spooled;
  private static Certificates certificates;

  @BeforeAll
  static void start() throws IOException {
    Commands.assumeInstalled("SyslogInteropIT", List.of("logger", "loggen", Rsyslog.COMMAND));
    certificates = new Certificates(Files.createDirectory(directory.resolve("keys")));
    certificates.selfSigned("authority");
    certificates.signed("server", "authority");
    certificates.signed("client", "authority");
    signalbox =
        TestSignalbox.start(
            directory.resolve("data"),
            Map.ofEntries(
                Map.entry("channel.spool.out", Spooled.OUT),
                Map.entry("intake.syslog.udp.port", "" + UDP),
                Map.entry("intake.syslog.tcp.port", "" + TCP),
                Map.entry("intake.syslog.relp.port", "" + RELP),
                Map.entry("intake.syslog.tls.port", "" + TLS),
                Map.entry("intake.syslog.tls.certificate-file", certificate("server")),
                Map.entry(
                    "intake.syslog.tls.private-key-file",
                    certificates.keyFile("server").toString()),
                Map.entry("intake.syslog.tls.client-authentication", "optional"),
                Map.entry("intake.syslog.tls.client-ca-file", certificate("authority"))));
    spooled = new Spooled(signalbox);
  }

  @AfterAll
  static void stop() {
    if (signalbox != null) {
      signalbox.close();
    }
  }

  private static String certificate(String name) {
    return certificates.certificateFile(name).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "--udp --rfc3164, rfc3164",
    "--udp --rfc5424, rfc5424",
    "--udp --rfc5424=notime, rfc5424",
    "--udp --rfc5424=notq, rfc5424",
    "--udp --rfc5424=notime|nohost|notq, rfc5424",
    "--tcp --rfc3164, rfc3164",
    "--tcp --rfc5424, rfc5424",
    "--tcp --rfc3164 --octet-count, rfc3164",
    "--tcp --rfc5424 --octet-count, rfc5424"
  })
  void logger(String options, String format) {
    String text = "of logger " + options;
    List<String> command = new ArrayList<>(List.of("logger", "--server", "127.0.0.1"));
    command.addAll(List.of(options.replace('|', ',').split(" ")));
    command.addAll(
        List.of("--port", "" + (options.contains("udp") ? UDP : TCP), "--priority", "local3.err"));
    command.addAll(List.of("--tag", "backup", "--id=4711", text));
    run(command);

    JsonNode detail = spooled.details(text, 1).get(0);
    assertThat(detail.path("format").asText()).as(detail.toString()).isEqualTo(format);
    assertThat(detail.path("facility").asText()).isEqualTo("local3");
    assertThat(detail.path("severity").asText()).isEqualTo("err");
    assertThat(detail.path("app").asText()).isEqualTo("backup");
    assertThat(detail.path("procid").asText()).isEqualTo("4711");
    assertThat(detail.path("message").asText()).isEqualTo(text);
    assertThat(detail.path("host").isTextual()).isEqualTo(!options.contains("nohost"));
  }

  @Test
  void structuredDataAndMessageIdOfLogger() {
    String text = "of logger with structured data";
    run(
        List.of(
            "logger",
            "--server",
            "127.0.0.1",
            "--port",
            "" + TCP,
            "--tcp",
            "--rfc5424",
            "--octet-count",
            "--msgid",
            "ID47",
            "--sd-id",
            "zoo@32473",
            "--sd-param",
            "tiger=\"hungry\"",
            "--sd-param",
            "note=\"says \\\"no\\]\"",
            text));

    JsonNode detail = spooled.details(text, 1).get(0);
    assertThat(detail.path("msgid").asText()).isEqualTo("ID47");
    JsonNode data = detail.path("structured-data").path("zoo@32473");
    assertThat(data.path("tiger").asText()).as(detail.toString()).isEqualTo("hungry");
    assertThat(data.path("note").asText()).isEqualTo("says \"no]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--inet --stream",
        "--inet --stream --syslog-proto",
        "--inet --stream --syslog-proto --no-framing",
        "--use-ssl --syslog-proto"
      })
  void loggenLosesNothing(String options) {
    int before = numbersOfLoggen().size();
    List<String> command = new ArrayList<>(List.of("loggen", "--quiet"));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("--rate", "20000", "--number", "" + COUNT, "--size", "300"));
    command.addAll(List.of("127.0.0.1", "" + (options.contains("ssl") ? TLS : TCP)));
    run(command);

    await().untilAsserted(() -> assertThat(numbersOfLoggen().size() - before).isEqualTo(COUNT));
    List<Integer> ours = numbersOfLoggen().subList(before, before + COUNT);
    assertThat(ours).containsExactlyElementsOf(IntStream.range(0, COUNT).boxed().toList());
  }

  private static List<Integer> numbersOfLoggen() {
    return spooled.events().stream()
        .map(event -> event.path("detail").path("message").asText())
        .filter(message -> message.startsWith("seq: "))
        .map(message -> Integer.valueOf(message.substring(5, message.indexOf(','))))
        .toList();
  }

  @Test
  void rsyslogByTcp() throws IOException {
    forward(
        "tcp",
        "",
        """
        action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp" template="RSYSLOG_ForwardFormat")
        """
            .formatted(TCP));
  }

  @Test
  void rsyslogByTcpWithCountedOctets() throws IOException {
    forward(
        "octets",
        "",
        """
        action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp" TCP_Framing="octet-counted"
          template="RSYSLOG_SyslogProtocol23Format")
        """
            .formatted(TCP));
  }

  @Test
  void rsyslogByRelp() throws IOException {
    forward(
        "relp",
        "module(load=\"omrelp\")",
        """
        action(type="omrelp" target="127.0.0.1" port="%d" template="RSYSLOG_SyslogProtocol23Format")
        """
            .formatted(RELP));
  }

  @Test
  void rsyslogByTls() throws IOException {
    List<JsonNode> details =
        forward(
            "tls",
            """
            global(defaultNetstreamDriver="ossl" defaultNetstreamDriverCAFile="%s"
              defaultNetstreamDriverCertFile="%s" defaultNetstreamDriverKeyFile="%s")
            """
                .formatted(
                    certificate("authority"),
                    certificate("client"),
                    certificates.keyFile("client")),
            """
            action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp" TCP_Framing="octet-counted"
              template="RSYSLOG_SyslogProtocol23Format" StreamDriver="ossl" StreamDriverMode="1"
              StreamDriverAuthMode="x509/certvalid")
            """
                .formatted(TLS));
    assertThat(details).allMatch(detail -> detail.path("tls-subject").asText().equals("CN=client"));
  }

  /** Has rsyslog forward lines, and sees that they arrive as they were, in their order. */
  private static List<JsonNode> forward(String name, String modules, String action)
      throws IOException {
    List<String> texts = IntStream.range(0, COUNT).mapToObj(i -> name + " line " + i).toList();
    try (Rsyslog rsyslog = Rsyslog.start(directory.resolve("rsyslog-" + name), modules, action)) {
      rsyslog.send(texts.stream().map(t -> "<149>Nov 26 10:00:00 far-host app[7]: " + t).toList());
      List<JsonNode> details = spooled.details(name + " line ", COUNT);
      assertThat(details)
          .extracting(each -> each.path("message").asText().strip())
          .isEqualTo(texts);
      assertThat(details)
          .allMatch(each -> each.path("host").asText().equals("far-host"))
          .allMatch(each -> each.path("app").asText().equals("app"))
          .allMatch(each -> each.path("procid").asText().equals("7"))
          .allMatch(each -> each.path("severity").asText().equals("notice"));
      return details;
    }
  }

  private static void run(List<String> command) {
    assertThat(Commands.run(new ProcessBuilder(command).inheritIO())).isZero();
  }
}
