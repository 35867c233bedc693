package io.signalbox.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;

class DisplayHintTest {

  @ParameterizedTest
  @CsvSource({
    // RFC 2579's own, and those of the standard MIBs
    "d, 1234, 1234",
    "d-2, 1234, 12.34",
    "d-2, -5, -0.05",
    "x, 255, ff",
    "o, 8, 10",
    "b, 5, 101"
  })
  void ofIntegers(String hint, int value, String shown) {
    assertThat(DisplayHint.of(hint).value(new Integer32(value)).asText()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1x:, 41:42:43:00:0a:ff, 41:42:43:00:0a:ff",
    "1d.1d.1d.1d, c0:00:02:07, 192.0.2.7",
    "1d.1d.1d.1d/2d, c0:00:02:07:00:a2, 192.0.2.7/162",
    "2x:2x:2x:2x:2x:2x:2x:2x, 20:01:0d:b8:00:00:00:00:00:00:00:00:00:00:00:01, 2001:0db8:0000:0000:0000:0000:0000:0001",
    "'2d-1d-1d,1d:1d:1d.1d', 07:ea:01:05:08:00:00:00, '2026-1-5,8:0:0.0'",
    "*1x:/1x:, 02:0a:0b:0c, 0a:0b/0c",
    "4d, 00:00:01:00, 256",
    "1o, 08, 10",
    "2a-1d, 47:69:05, Gi-5"
  })
  void ofOctets(String hint, String hex, String shown) {
    OctetString octets = OctetString.fromHexString(hex);

    assertThat(DisplayHint.of(hint).value(octets).asText()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"255a", "255t", "", "nonsense", "1", "1q", "d-", "0x", "1x:0d", "1d-*"})
  void whatSaysNothingOfUseIsNone(String hint) {
    assertThat(DisplayHint.of(hint)).isNull();
  }

  @Test
  void whatItIsNotForItLeaves() {
    assertThat(DisplayHint.of("1x:").value(new Integer32(7))).isNull();
    assertThat(DisplayHint.of("d-1").value(new OctetString("7"))).isNull();
    assertThat(DisplayHint.of("1x:").value(new OctetString())).isNull();
    assertThat(DisplayHint.of("1x:").value(new Opaque(new byte[] {1}))).isNull();
    assertThat(DisplayHint.of("1a1d").value(OctetString.fromHexString("00:07"))).isNull();
  }
}
