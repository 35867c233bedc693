package io.signalbox.snmp;

import static io.signalbox.testing.TrapSender.binding;
import static io.signalbox.testing.TrapSender.trap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Logged;
import io.signalbox.testing.TrapSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OctetString;

/** A file of users that changes while the listener runs. */
class ChangedUsersTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";

  @TempDir private Path directory;

  @Test
  void theUsersOfANewFileAreTakenAndABadOneChangesNothing() throws Exception {
    try (Logged log = new Logged();
        TrapListener listener = TrapListener.start(directory, List.of("old MD5 old-passphrase"));
        TrapSender sender =
            new TrapSender(
                listener.address(),
                listener.port(),
                new OctetString(MPv3.createLocalEngineID()),
                1)) {
      sender.user("old", AuthMD5.ID, "old-passphrase", null, null);
      sender.user("second", AuthMD5.ID, "second-passphrase", null, null);
      send(sender, "old");
      listener.event("old");

      write("second MD5 second-passphrase");
      awaitTaken(listener, sender, "second");
      Map<String, Integer> before = listener.refused();
      send(sender, "old");
      listener.awaitRefused(before, Refusals.UNKNOWN_USER, 1);

      write("second MD5 short");
      await()
          .atMost(LONGEST)
          .until(
              () -> {
                send(sender, "second");
                return log.lines().stream().anyMatch(line -> line.contains("goes on"));
              });
      listener.forget();
      awaitTaken(listener, sender, "second");
      assertThat(log.lines())
          .filteredOn(line -> line.contains("goes on"))
          .containsExactly(
              "io.signalbox.snmp.Users: SNMP goes on with the users as they were:"
                  + " intake.snmp.users-file=%s, line 1: a passphrase has at least 8 characters"
                      .formatted(directory.resolve("users")));
    }
  }

  private void write(String line) throws IOException {
    Path next = Files.writeString(directory.resolve("next"), line);
    Files.move(next, directory.resolve("users"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void send(TrapSender sender, String user) throws IOException {
    sender.v3(
        user,
        SecurityLevel.AUTH_NOPRIV,
        trap(new ScopedPDU(), LINK_DOWN, binding(SYS_NAME, new OctetString(user))));
  }

  private static void awaitTaken(TrapListener listener, TrapSender sender, String user) {
    int before = listener.counted("admitted");
    await()
        .atMost(LONGEST)
        .until(
            () -> {
              send(sender, user);
              return listener.counted("admitted") > before;
            });
  }
}
