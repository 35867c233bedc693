package io.signalbox.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.testing.Logged;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  @Test
  void oneLineTellsOfAllSinceTheLast() throws Exception {
    try (Logged log = new Logged()) {
      Refusals refusals = new Refusals(Meters.of(new DefaultCamelContext()));
      for (int i = 1; i <= 3; i++) {
        refusals.begin("192.0.2." + i);
        refusals.refuse(Refusals.COMMUNITY);
        refusals.end();
      }
      refusals.begin("192.0.2.4");
      refusals.end();
      refusals.begin("192.0.2.5");
      refusals.settle();
      refusals.end();
      refusals.drop("192.0.2.6");
      refusals.leave("2001:db8::7");
      refusals.tell();
      refusals.tell();
      assertThat(log.lines())
          .filteredOn(line -> line.contains("snmp: "))
          .containsExactly(
              Refusals.class.getName()
                  + ": snmp: 1 INFORMs not answered (the spool does not take more), the last from"
                  + " 2001:db8::7; 1 dropped (the spool does not take more), the last from"
                  + " 192.0.2.6; 1 refused (undecodable), the last from 192.0.2.4;"
                  + " 3 refused (wrong community), the last from 192.0.2.3");
      assertThat(refusals.meters().received().count()).isEqualTo(5);
      assertThat(refusals.meters().refused(Refusals.COMMUNITY).count()).isEqualTo(3);
    }
  }
}
