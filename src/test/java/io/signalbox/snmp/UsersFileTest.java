package io.signalbox.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OctetString;

class UsersFileTest {

  @TempDir private Path directory;

  @Test
  void aLineIsAUser() throws IOException {
    List<SnmpUser> users =
        read(
            "# comment",
            "",
            "plain",
            "one SHA-256 \"with a blank\"",
            "two sha-256 passphrase aes-128 \"its secret\" engine=0x8000000001020304");
    assertThat(users)
        .extracting(SnmpUser::level)
        .containsExactly(
            SecurityLevel.NOAUTH_NOPRIV, SecurityLevel.AUTH_NOPRIV, SecurityLevel.AUTH_PRIV);
    assertThat(users.get(1).authentication()).isEqualTo(AuthHMAC192SHA256.ID);
    assertThat(users.get(1).authenticationPassphrase()).isEqualTo(new OctetString("with a blank"));
    assertThat(users.get(2).engine().toHexString()).isEqualTo("80:00:00:00:01:02:03:04");
    assertThat(users.get(2)).hasToString("SnmpUser[two]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          one SHA-3 top-secret | authentication must be one of MD5, SHA-1
          one MD5 top-secret ROT-13 top-secret | privacy must be one of AES-128
          one MD5 secret | a passphrase has at least 8 characters
          one MD5 top-secret AES-128 | must end with an engine id
          one "MD5 top-secret | a quotation mark has no other
          one engine=80 | must end with an engine id
          a-name-that-is-longer-than-thirty-two MD5 top-secret | a name has 1 to 32 characters
          """)
  void whatIsWrongIsToldWithoutTheSecret(String line, String reason) {
    assertThatThrownBy(() -> read("# first", line))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("intake.snmp.users-file=")
        .hasMessageContaining("line 2: " + reason)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aUserIsThereOnce() {
    assertThatThrownBy(() -> read("one", "one MD5 top-secret"))
        .hasMessageContaining("line 2: this user is there before");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThatThrownBy(() -> UsersFile.read(directory.resolve("none")))
        .isInstanceOf(SettingsException.class)
        .hasMessageEndingWith("cannot be read");
  }

  private List<SnmpUser> read(String... lines) throws IOException {
    return UsersFile.read(Files.write(directory.resolve("users"), List.of(lines)));
  }
}
