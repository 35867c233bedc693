package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start says of files that it cannot use. */
class TlsFilesTest {

  @TempDir private Path directory;

  private final TlsFiles files = new TlsFiles();

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("file.pem"), text);
  }

  private void fails(String message) {
    assertThatThrownBy(files::load)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aCertificateIsNeeded() {
    fails("intake.syslog.tls.certificate-file: is needed for syslog by TLS");
  }

  @Test
  void aKeyIsNeeded() throws IOException {
    files.setCertificateFile(file("").toString());

    fails("intake.syslog.tls.private-key-file: is needed for syslog by TLS");
  }

  @Test
  void aFileMustBeThere() {
    files.setCertificateFile("/nowhere.pem");

    fails("intake.syslog.tls.certificate-file=/nowhere.pem: cannot be read");
  }

  @Test
  void anAuthorityIsNeededWhereClientsAreAsked() throws IOException {
    files.setCertificateFile(file("").toString());
    files.setPrivateKeyFile(file("").toString());
    files.setClientAuthentication("optional");

    fails("intake.syslog.tls.client-ca-file: is needed for syslog by TLS");
  }

  @Test
  void whatIsNotPemIsRefused() throws IOException {
    files.setCertificateFile(file("no PEM").toString());
    files.setPrivateKeyFile(file("no PEM").toString());

    fails("not certificates and a key in PEM");
  }
}
