package io.signalbox.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.SettingsException;
import io.signalbox.testing.Logged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** A directory with two good files, one of them of SMIv1, and two that are wrong. */
class MibFilesTest {

  private static final Path MIBS = Path.of("src/test/resources/io/signalbox/snmp/mibs");
  private static final String ENTRY = "1.3.6.1.4.1.99999.1.1.1.1";

  private static final int MUTATIONS = Integer.getInteger("signalbox.mib.mutations", 200);

  private static ObjectNames names;
  private static List<String> log;

  @BeforeAll
  static void read() {
    try (Logged logged = new Logged()) {
      names = ObjectNames.of(MIBS);
      log = logged.lines();
    }
  }

  private static JsonNode value(int column, Variable value) {
    OID instance = new OID(ENTRY).append(column).append(7);
    return names.find(instance).value(value);
  }

  @Test
  void trapsHaveNames() {
    assertThat(names.name(new OID("1.3.6.1.4.1.99999.1.0.1"))).isEqualTo("acmeSupplyFailed");
    assertThat(names.name(new OID("1.3.6.1.4.1.99998.0.7"))).isEqualTo("acmeFanStopped");
    assertThat(names.name(new OID("1.3.6.1.6.3.1.1.5.3"))).isEqualTo("linkDown");
  }

  @Test
  void objectsHaveNamesAndLabels() {
    ObjectNames.Named state = names.find(new OID(ENTRY + ".2.7"));

    assertThat(state.name()).isEqualTo("acmeSupplyState");
    assertThat(state.labels()).containsEntry(2, "failed");
    assertThat(names.find(new OID(ENTRY + ".6.7")).labels()).containsEntry(1, "true");
    assertThat(names.find(new OID("1.3.6.1.4.1.99998.1.0")).labels()).containsEntry(2, "stopped");
    assertThat(names.find(new OID("1.3.6.1.2.1.2.2.1.7.3")).name()).isEqualTo("ifAdminStatus");
    assertThat(names.find(new OID(ENTRY))).isNull();
    assertThat(names.find(new OID("1.3.6.1.4.1.99997.1"))).isNull();
  }

  @Test
  void valuesAreShownAsTheirConventionSays() {
    assertThat(value(3, new Integer32(231)).decimalValue()).isEqualByComparingTo("23.1");
    assertThat(value(4, OctetString.fromHexString("41:42:43:44:45:46")).asText())
        .isEqualTo("41:42:43:44:45:46");
    assertThat(value(5, OctetString.fromHexString("07:ea:01:05:08:00:00:00:2b:01:00")).asText())
        .isEqualTo("2026-01-05T08:00:00+01:00");
    assertThat(value(2, new OctetString("odd")).asText()).isEqualTo("odd");
  }

  @Test
  void whatIsWrongIsALineWithItsFile() {
    assertThat(log)
        .filteredOn(line -> line.contains("MibProblems"))
        .containsExactly(
            "io.signalbox.snmp.MibProblems: intake.snmp.mib-directory: ACME-BROKEN-MIB.txt, line 4:"
                + " Parse error: unexpected token: OBJECT-TYPE",
            "io.signalbox.snmp.MibProblems: intake.snmp.mib-directory: ACME-LOST-MIB.txt, line 2:"
                + " Cannot find module NOWHERE-MIB");
  }

  @Test
  void whatIsNoMibChangesNothing(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("noise"), new byte[] {1, (byte) 0xE7, 0, '"', '{', -1});
    Files.writeString(directory.resolve("README"), "these are the MIBs of our switches\n");
    Files.writeString(directory.resolve("empty"), "");
    Files.createDirectory(directory.resolve("older"));
    try (Logged logged = new Logged()) {
      assertThat(ObjectNames.of(directory).name(new OID("1.3.6.1.6.3.1.1.5.3")))
          .isEqualTo("linkDown");
      assertThat(logged.lines()).anyMatch(line -> line.contains("README, line 1: Parse error"));
      assertThat(logged.lines()).anyMatch(line -> line.contains("noise: Lex error"));
    }
  }

  @Test
  void whateverAFileHoldsTheOthersAreRead(@TempDir Path directory) throws IOException {
    Random random = new Random(2578);
    byte[] good = Files.readAllBytes(MIBS.resolve("ACME-POWER-MIB.txt"));
    Files.copy(MIBS.resolve("ACME-OLD-MIB.mib"), directory.resolve("ACME-OLD-MIB"));
    for (int i = 0; i < MUTATIONS; i++) {
      Files.write(directory.resolve("ACME-POWER-MIB"), Datagrams.mutate(good, random));

      assertThat(ObjectNames.of(directory).name(new OID("1.3.6.1.4.1.99998.0.7")))
          .isEqualTo("acmeFanStopped");
    }
  }

  @Test
  void aDirectoryMustBeThere() {
    assertThatThrownBy(() -> ObjectNames.of(Path.of("nowhere")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("intake.snmp.mib-directory=nowhere: cannot be read");
  }
}
