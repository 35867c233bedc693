package io.signalbox.intake.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.event.StandardEvent;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "db1 app: retry 17 of 20 failed              | db1 app: retry # of # failed",
        "db1 app: took 0.25 s, then 1,500 and 35ms   | db1 app: took # s, then # and #",
        "db1 app[4711]: disk at 91%                  | db1 app[#]: disk at #",
        "db1 app: pid=17 count:18 (19) line 20: no   | db1 app: pid=# count:# (#) line #: no",
        "db1 app: at 2026-01-05 08:15:30.123.        | db1 app: at # #.",
        "db1 kernel: segfault at 0x7ffe12ab          | db1 kernel: segfault at #",
        "5 of 6                                      | # of #",
        "sw1: Gi0/1 is down                          | sw1: Gi0/1 is down",
        "sw1: eth0.100, 1/0/24 and node-3 are down   | sw1: eth0.100, 1/0/24 and node-3 are down",
        "sshd: from 192.0.2.17 port 51234            | sshd: from 192.0.2.17 port #",
        "sshd: from 2001:db8::17 or fe80::1          | sshd: from 2001:db8::17 or fe80::1",
        "sw1: 1.3.6.1.4.1.9.9.187.0.2 of 15.2.4     | sw1: 1.3.6.1.4.1.9.9.187.0.2 of 15.2.4",
        "sw1: 00:1b:44:11:3a:b7 moved                | sw1: 00:1b:44:11:3a:b7 moved",
        "no numbers                                  | no numbers"
      })
  void numbersThatStandByThemselvesAreLeftOut(String summary, String same) {
    assertThat(Sameness.withoutNumbers(summary)).isEqualTo(same);
  }

  @Test
  void aLineOfDigitsIsReadOnce() {
    assertThat(Sameness.withoutNumbers("1".repeat(100_000))).isEqualTo("#");
    assertThat(Sameness.withoutNumbers("1.".repeat(100_000) + "x")).endsWith("x");
  }

  @Test
  void timeSeverityAndIdMakeNoDifferenceAndAllElseDoes() {
    String key = Sameness.of(event());

    assertThat(changed(StandardEvent::setId, "b")).isEqualTo(key);
    assertThat(changed(StandardEvent::setTime, "2026-01-05T09:00:00Z")).isEqualTo(key);
    assertThat(changed(StandardEvent::setSource, "snmp")).isNotEqualTo(key);
    assertThat(changed(StandardEvent::setType, "SNMP Trap")).isNotEqualTo(key);
    assertThat(changed(StandardEvent::setResource, "arn:b")).isNotEqualTo(key);
    assertThat(changed(StandardEvent::setState, "up")).isNotEqualTo(key);
    assertThat(changed(StandardEvent::setSummary, "other")).isNotEqualTo(key);
  }

  private static String changed(BiConsumer<StandardEvent, String> set, String value) {
    StandardEvent event = event();
    set.accept(event, value);
    return Sameness.of(event);
  }

  private static StandardEvent event() {
    StandardEvent event = new StandardEvent();
    event.setId("a");
    event.setSource("syslog");
    event.setType("Syslog Message");
    event.setResource("arn:a");
    event.setState("down");
    event.setTime("2026-01-05T08:00:00Z");
    event.setSummary("sw1: Gi0/1 is down");
    return event;
  }
}
