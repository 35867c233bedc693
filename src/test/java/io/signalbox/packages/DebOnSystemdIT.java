package io.signalbox.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package and its unit where systemd runs, as an administrator has them. */
class DebOnSystemdIT {

  private static final Path DEB = Path.of("target/signalbox.deb").toAbsolutePath();
  private static final String KEYS = "/etc/signalbox/application.properties";
  private static final String DROP_IN = "/etc/systemd/system/signalbox.service.d";
  private static final String EVENTS = "http://127.0.0.1:8080/events";
  private static final String EVENT =
      """
      {"source":"aws.ec2","detail-type":"EC2 Instance State-change Notification",
       "account":"123456789012","region":"eu-central-1",
       "detail":{"instance-id":"i-0a1b2c3d4e5f67890","state":"stopped"}}""";
  private static final String LINE =
      "aws.ec2,arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d4e5f67890,stopped\n";

  /** All that a process may do of what is root's: {@code CAP_NET_BIND_SERVICE}. */
  private static final String LOW_PORTS = "0000000000000400";

  @TempDir static Path directory;
  private static MachineOfItsOwn machine;

  @BeforeAll
  static void startMachine() throws Exception {
    MachineOfItsOwn.assumePossible("DebOnSystemdIT");
    machine = MachineOfItsOwn.start(directory, DEB);
  }

  @AfterAll
  static void stopMachine() throws Exception {
    if (machine != null) {
      machine.close();
    }
  }

  @BeforeEach
  void install() throws Exception {
    if (machine.status("test", "-e", "/usr/bin/signalbox") != 0) {
      dpkg("--install", DEB.toString());
    }
    keys("");
  }

  /** The archive of the classes stays, as it takes its time. */
  @AfterEach
  void forget() throws Exception {
    machine.shell("systemctl stop signalbox || true");
    machine.run("rm", "-rf", DROP_IN, "/var/lib/private/signalbox");
    machine.run("systemctl", "daemon-reload");
  }

  @Test
  void itStartsOnceTheRoutesRunWithFewRightsAndTakesEvents() throws Exception {
    keys("intake.syslog.udp.port=514");
    machine.run("systemctl", "enable", "--now", "signalbox");

    assertThat(unit("ActiveState")).isEqualTo("active");
    assertThat(unit("StatusText")).matches("\\d+ route files run");
    assertThat(machine.shell("cat /proc/net/udp*")).contains(":0202 ");
    post();
    assertThatLinesAre(LINE);

    assertThat(ofProcess("Uid")).isNotEqualTo("0");
    assertThat(ofProcess("CapEff")).isEqualTo(LOW_PORTS);
    assertThat(ofProcess("CapBnd")).isEqualTo(LOW_PORTS);
    assertThat(ofProcess("NoNewPrivs")).isEqualTo("1");
    assertThat(ofProcess("Seccomp")).as("filters system calls").isEqualTo("2");
  }

  @Test
  void whatIsKilledAndWhatHangsIsStartedAnewAndHasWhatItAccepted() throws Exception {
    dropIn("WatchdogSec=4\\nRestartSec=100ms");
    machine.run("systemctl", "start", "signalbox");
    post();
    assertThatLinesAre(LINE);

    signalTo("KILL");
    awaitRestarts(1);
    post();
    assertThatLinesAre(LINE + LINE);

    signalTo("STOP");
    awaitRestarts(2);
    assertThat(journal()).contains("Watchdog timeout");
    post();
    assertThatLinesAre(LINE + LINE + LINE);
  }

  @Test
  void theWatchdogIsFed() throws Exception {
    dropIn("WatchdogSec=2");
    machine.run("systemctl", "start", "signalbox");
    String started = unit("MainPID");

    await()
        .during(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(unit("MainPID")).isEqualTo(started));
  }

  @Test
  void aWrongKeyIsToldAndIsNoReasonToTryAgain() throws Exception {
    keys("intake.http.port=banana");

    assertThat(machine.status("systemctl", "start", "signalbox")).isNotZero();
    assertThat(journal())
        .contains("intake.http.port=banana (application.properties): must be a port");
    assertThat(unit("ActiveState")).isEqualTo("failed");
  }

  @Test
  void secretsAreHandedOverBySystemd() throws Exception {
    machine.shell(
        "umask 077; mkdir -p /etc/signalbox/secrets; cd /etc/signalbox/secrets; echo s >t");
    dropIn("LoadCredential=http-token:/etc/signalbox/secrets/t");
    keys("intake.http.token-file=/run/credentials/signalbox.service/http-token");
    machine.run("systemctl", "start", "signalbox");

    assertThat(machine.shell("curl -s -o /dev/null -w '%{http_code}' -d '{}' " + EVENTS))
        .isEqualTo("401");
    machine.shell("curl -sS -f -H 'Authorization: Bearer s' -d '" + EVENT + "' " + EVENTS);
    assertThatLinesAre(LINE);
  }

  @Test
  void anUpgradeKeepsWhatIsTheirsAndRestartsAndARemovalKeepsItToo() throws Exception {
    keys("intake.syslog.udp.port=514");
    machine.run("systemctl", "enable", "--now", "signalbox");
    post();
    assertThatLinesAre(LINE);
    String before = unit("MainPID");

    dpkg("--install", DEB.toString());
    assertThat(unit("ActiveState")).isEqualTo("active");
    assertThat(unit("MainPID")).isNotEqualTo(before);
    assertThat(machine.run("cat", KEYS)).isEqualTo("intake.syslog.udp.port=514\n");
    post();
    assertThatLinesAre(LINE + LINE);

    dpkg("--remove", "signalbox");
    assertThat(machine.status("systemctl", "cat", "signalbox")).isNotZero();
    assertThat(machine.shell("pgrep -f [s]ignalbox.jar || true")).isEmpty();
    assertThat(machine.run("cat", KEYS)).isNotEmpty();
    assertThatLinesAre(LINE + LINE);

    dpkg("--purge", "signalbox");
    assertThat(
            machine.shell(
                "ls -d /etc/signalbox /var/lib/signalbox /var/lib/private/signalbox"
                    + " /var/cache/signalbox 2>/dev/null || true"))
        .isEmpty();
  }

  private static void dpkg(String... arguments) throws Exception {
    machine.shell("dpkg --force-depends,unsafe-io,confold " + String.join(" ", arguments));
  }

  private static void keys(String line) throws Exception {
    machine.shell("echo " + line + " >" + KEYS);
  }

  private static void dropIn(String line) throws Exception {
    machine.shell(
        "mkdir -p %s && printf '[Service]\\n%s\\n' >%s/test.conf && systemctl daemon-reload"
            .formatted(DROP_IN, line, DROP_IN));
  }

  private static String unit(String property) throws Exception {
    return machine
        .run("systemctl", "show", "--property=" + property, "--value", "signalbox")
        .strip();
  }

  private static String ofProcess(String field) throws Exception {
    return machine
        .shell("awk '/^" + field + ":/ {print $2}' /proc/" + unit("MainPID") + "/status")
        .strip();
  }

  private static String journal() throws Exception {
    return machine.run("journalctl", "--unit=signalbox", "--no-pager");
  }

  private static void signalTo(String signal) throws Exception {
    machine.run("systemctl", "kill", "--kill-who=main", "--signal=" + signal, "signalbox");
  }

  private static void awaitRestarts(int count) {
    await()
        .untilAsserted(
            () -> {
              assertThat(unit("NRestarts")).isEqualTo(Integer.toString(count));
              assertThat(unit("ActiveState")).isEqualTo("active");
            });
  }

  private static void post() throws Exception {
    machine.shell("curl -sS -f -d '" + EVENT + "' " + EVENTS);
  }

  private static void assertThatLinesAre(String lines) {
    await()
        .untilAsserted(
            () ->
                assertThat(machine.run("cat", "/var/lib/signalbox/out/OrgResourceEvents.csv"))
                    .isEqualTo(lines));
  }
}
