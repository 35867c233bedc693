package io.signalbox.snmp;

import static io.signalbox.testing.TrapSender.binding;
import static io.signalbox.testing.TrapSender.trap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TrapSender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** Users of v3, and who is none. */
class SnmpUsersTest {

  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
  private static final String PASSPHRASE = "a-passphrase";
  private static final String SECRET = "another-secret";
  private static final int TIMEOUT_MILLIS = 30_000;

  private enum User {
    NOBODY("", null, null, SecurityLevel.NOAUTH_NOPRIV),
    MD5("MD5", AuthMD5.ID, null, SecurityLevel.AUTH_NOPRIV),
    DES("SHA-1 DES", AuthSHA.ID, SnmpConstants.usmDESPrivProtocol),
    AES_128("SHA-224 AES-128", AuthHMAC128SHA224.ID, SnmpConstants.usmAesCfb128Protocol),
    AES_192("sha-256 aes-192", AuthHMAC192SHA256.ID, SnmpConstants.oosnmpUsmAesCfb192Protocol),
    AES_256("SHA-384 AES-256", AuthHMAC256SHA384.ID, SnmpConstants.oosnmpUsmAesCfb256Protocol),
    AES_256_OF_MD5("MD5 AES-256", AuthMD5.ID, SnmpConstants.oosnmpUsmAesCfb256Protocol),
    AES_192_C(
        "SHA-1 AES-192-C",
        AuthSHA.ID,
        SnmpConstants.oosnmpUsmAesCfb192ProtocolWith3DESKeyExtension),
    AES_256_C(
        "SHA-512 AES-256-C",
        AuthHMAC384SHA512.ID,
        SnmpConstants.oosnmpUsmAesCfb256ProtocolWith3DESKeyExtension);

    private final String protocols;
    private final OID authentication;
    private final OID privacy;
    private final int level;

    User(String protocols, OID authentication, OID privacy) {
      this(protocols, authentication, privacy, SecurityLevel.AUTH_PRIV);
    }

    User(String protocols, OID authentication, OID privacy, int level) {
      this.protocols = protocols;
      this.authentication = authentication;
      this.privacy = privacy;
      this.level = level;
    }

    /** The user as a line of the file. */
    String line() {
      String[] words = protocols.split(" ");
      return switch (level) {
        case SecurityLevel.NOAUTH_NOPRIV -> name();
        case SecurityLevel.AUTH_NOPRIV -> "%s %s %s".formatted(name(), words[0], PASSPHRASE);
        default -> "%s %s %s %s \"%s\"".formatted(name(), words[0], PASSPHRASE, words[1], SECRET);
      };
    }

    void with(TrapSender sender, String passphrase, String secret) {
      sender.user(
          name(),
          authentication,
          authentication == null ? null : passphrase,
          privacy,
          privacy == null ? null : secret);
    }
  }

  private static final List<String> USERS =
      List.of(
          User.NOBODY.line(),
          User.MD5.line(),
          User.DES.line(),
          User.AES_128.line(),
          User.AES_192.line(),
          User.AES_256.line(),
          User.AES_256_OF_MD5.line(),
          User.AES_192_C.line(),
          User.AES_256_C.line(),
          "elsewhere MD5 " + PASSPHRASE + " engine=8000000001020304");

  @TempDir private static Path data;
  private static TrapListener listener;
  private static Logged log;

  @BeforeAll
  static void start() throws Exception {
    log = new Logged();
    listener = TrapListener.start(data, USERS);
  }

  @AfterAll
  static void stop() {
    listener.close();
    log.close();
    assertThat(String.join("\n", log.lines()))
        .doesNotContain(PASSPHRASE)
        .doesNotContain(SECRET)
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @EnumSource
  void aTrapIsTakenAndAnInformAnswered(User user) throws IOException {
    try (TrapSender sender = sender(engine(), 1)) {
      user.with(sender, PASSPHRASE, SECRET);
      ScopedPDU pdu = named("trap of " + user);
      pdu.setContextName(new OctetString("context-1"));
      sender.v3(user.name(), user.level, pdu);
      JsonNode detail = listener.event("trap of " + user).path("detail");
      assertThat(detail.path("version").asText()).isEqualTo("3");
      assertThat(detail.path("security-name").asText()).isEqualTo(user.name());
      assertThat(detail.path("context").asText()).isEqualTo("context-1");

      PDU answer =
          sender.inform(user.name(), user.level, named("inform of " + user), TIMEOUT_MILLIS);
      assertThat(answer.getType()).isEqualTo(PDU.RESPONSE);
      assertThat(answer.getErrorStatus()).isZero();
      assertThat(listener.event("inform of " + user).at("/detail/kind").asText())
          .isEqualTo("inform");
    }
  }

  @Test
  void whoIsNoUserIsRefused() throws IOException {
    try (TrapSender stranger = sender(engine(), 1)) {
      refused(stranger, User.MD5, "wrong-passphrase", SECRET, Refusals.WRONG_DIGEST);
      refused(stranger, User.DES, PASSPHRASE, "wrong-secret", Refusals.WRONG_SECRET);
      refused(stranger, User.AES_192, PASSPHRASE, "wrong-secret", Refusals.WRONG_SECRET);

      stranger.user("stranger", AuthMD5.ID, PASSPHRASE, null, null);
      Map<String, Integer> before = listener.refused();
      stranger.v3("stranger", SecurityLevel.AUTH_NOPRIV, named("stranger"));
      listener.awaitRefused(before, Refusals.UNKNOWN_USER, 1);
      // the name of a user of another engine
      stranger.user("elsewhere", AuthMD5.ID, PASSPHRASE, null, null);
      stranger.v3("elsewhere", SecurityLevel.AUTH_NOPRIV, named("elsewhere"));
      listener.awaitRefused(before, Refusals.UNKNOWN_USER, 2);
    }
  }

  private static void refused(
      TrapSender sender, User user, String passphrase, String secret, String reason)
      throws IOException {
    user.with(sender, passphrase, secret);
    Map<String, Integer> before = listener.refused();
    sender.v3(user.name(), user.level, named("refused"));
    listener.awaitRefused(before, reason, 1);
  }

  @Test
  void whoSendsWithLessSecurityThanTheUserHasIsRefused() throws IOException {
    try (TrapSender sender = sender(engine(), 1)) {
      User.AES_128.with(sender, PASSPHRASE, SECRET);
      Map<String, Integer> before = listener.refused();
      sender.v3(User.AES_128.name(), SecurityLevel.AUTH_NOPRIV, named("in the clear"));
      listener.awaitRefused(before, Refusals.LEVEL, 1);
      sender.v3(User.AES_128.name(), SecurityLevel.NOAUTH_NOPRIV, named("not even signed"));
      listener.awaitRefused(before, Refusals.LEVEL, 2);
    }
  }

  @Test
  void whatAnEngineSentBeforeItsLastStartIsAReplay() throws IOException {
    OctetString engine = engine();
    Map<String, Integer> before = listener.refused();
    for (int boots : new int[] {2, 1}) {
      try (TrapSender again = sender(engine, boots)) {
        User.MD5.with(again, PASSPHRASE, null);
        again.v3(User.MD5.name(), SecurityLevel.AUTH_NOPRIV, named("boot " + boots));
        if (boots == 2) {
          listener.event("boot 2");
        }
      }
    }
    listener.awaitRefused(before, Refusals.TIME, 1);
  }

  @Test
  void aForgedMessageSetsNoEnginesClock() throws IOException {
    OctetString engine = engine();
    Map<String, Integer> before = listener.refused();
    try (TrapSender forger = sender(engine, Integer.MAX_VALUE)) {
      User.MD5.with(forger, "wrong-passphrase", null);
      forger.v3(User.MD5.name(), SecurityLevel.AUTH_NOPRIV, named("forged"));
      listener.awaitRefused(before, Refusals.WRONG_DIGEST, 1);
    }
    try (TrapSender own = sender(engine, 1)) {
      User.MD5.with(own, PASSPHRASE, null);
      own.v3(User.MD5.name(), SecurityLevel.AUTH_NOPRIV, named("its own clock"));
      listener.event("its own clock");
    }
  }

  @Test
  void whatWasMadeForTheListenersLastStartIsAReplayAndItsSenderLearns(@TempDir Path directory)
      throws Exception {
    int port = Ports.free();
    try (TrapSender sender = new TrapSender(listener.address(), port, engine(), 1)) {
      User.AES_128.with(sender, PASSPHRASE, SECRET);
      for (int start = 1; start <= 2; start++) {
        try (TrapListener each = TrapListener.start(directory, USERS, "127.0.0.1", port)) {
          String name = "start " + start;
          ScopedPDU pdu = named(name);
          PDU answer =
              await()
                  .until(
                      () ->
                          sender.inform(
                              User.AES_128.name(), SecurityLevel.AUTH_PRIV, pdu, TIMEOUT_MILLIS),
                      got -> got != null && got.getType() == PDU.RESPONSE);
          assertThat(answer.getErrorStatus()).isZero();
          each.event(name);
          // the first one's time may have to be learned in this way too: RFC 3414, section 4
          assertThat(each.refused().getOrDefault(Refusals.TIME, 0))
              .isGreaterThanOrEqualTo(start - 1);
        }
      }
    }
  }

  private static ScopedPDU named(String sysName) {
    return trap(new ScopedPDU(), LINK_DOWN, binding(SYS_NAME, new OctetString(sysName)));
  }

  private static OctetString engine() {
    return new OctetString(MPv3.createLocalEngineID());
  }

  private static TrapSender sender(OctetString engine, int boots) throws IOException {
    return new TrapSender(listener.address(), listener.port(), engine, boots);
  }
}
