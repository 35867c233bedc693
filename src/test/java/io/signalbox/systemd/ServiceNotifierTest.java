package io.signalbox.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** When systemd is told, and how often; what it is told is in SystemdIT. */
class ServiceNotifierTest {

  @Test
  void outsideOfAServiceNobodyIsTold() {
    assertThat(ServiceNotifier.find(Map.of("WATCHDOG_USEC", "1000"), () -> "")).isEmpty();
    assertThat(ServiceNotifier.find(Map.of("NOTIFY_SOCKET", ""), () -> "")).isEmpty();
  }

  @Test
  void theWatchdogIsThatOfThisProcess() {
    String own = Long.toString(ProcessHandle.current().pid());

    assertThat(micros(Map.of("WATCHDOG_USEC", "60000000"))).isEqualTo(60_000_000);
    assertThat(micros(Map.of("WATCHDOG_USEC", "60000000", "WATCHDOG_PID", own)))
        .isEqualTo(60_000_000);
    assertThat(micros(Map.of("WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "1"))).isZero();
    assertThat(micros(Map.of("WATCHDOG_USEC", "soon"))).isZero();
    assertThat(micros(Map.of())).isZero();
  }

  @Test
  void whatIsStoppedIsNotAlive() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.start();
      assertThat(ServiceNotifier.isAlive(context)).isTrue();

      context.stop();
      assertThat(ServiceNotifier.isAlive(context)).isFalse();
    }
  }

  private static long micros(Map<String, String> environment) {
    return ServiceNotifier.watchdogMicros(environment);
  }
}
