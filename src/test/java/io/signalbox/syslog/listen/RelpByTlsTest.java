package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.testing.Certificates;
import io.signalbox.testing.Ports;
import io.signalbox.testing.RelpSender;
import io.signalbox.testing.Senders;
import io.signalbox.testing.Spooled;
import io.signalbox.testing.TestSignalbox;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelpByTlsTest {

  @Test
  void whoShowsACertificateIsAnsweredAndWhoSpeaksNoTlsIsNot(@TempDir Path data, @TempDir Path keys)
      throws Exception {
    Certificates certificates = new Certificates(keys);
    certificates.selfSigned("authority");
    certificates.signed("server", "authority");
    certificates.signed("client", "authority");
    int port = Ports.free();
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys(certificates, port));
        RelpSender sender = new RelpSender(port, certificates.client("client", "authority"));
        Socket plain = Senders.connect(port)) {
      assertThat(sender.send(Stream.of("<34>app: by relp and tls"))).isTrue();

      JsonNode detail = new Spooled(signalbox).details("by relp and tls", 1).get(0);
      assertThat(detail.path("transport").asText()).isEqualTo("relp");
      assertThat(detail.path("tls-subject").asText()).isEqualTo("CN=client");

      Senders.write(plain, "1 open 15 relp_version=0\n\n");
      assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("200 OK");
    }
  }

  private static Map<String, String> keys(Certificates certificates, int port) {
    return Map.of(
        "channel.spool.out",
        Spooled.OUT,
        "intake.syslog.relp.port",
        Integer.toString(port),
        "intake.syslog.relp.tls.enabled",
        "true",
        "intake.syslog.tls.certificate-file",
        certificates.certificateFile("server").toString(),
        "intake.syslog.tls.private-key-file",
        certificates.keyFile("server").toString(),
        "intake.syslog.tls.client-authentication",
        "required",
        "intake.syslog.tls.client-ca-file",
        certificates.certificateFile("authority").toString());
  }
}
