package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traps and INFORMs of net-snmp's commands, up to the CSV line and the mail. */
class SnmpInteropIT {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String PASSPHRASE = "a-passphrase";
  private static final String SECRET = "another-secret";
  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String LINK_UP = "1.3.6.1.6.3.1.1.5.4";
  private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.";
  private static final String IF_DESCR = "1.3.6.1.2.1.2.2.1.2.";
  private static final List<String> V2 = List.of("-v", "2c", "-c", "public");

  /** Each interface is a test's own. */
  private static final AtomicInteger INTERFACES = new AtomicInteger();

  @TempDir static Path directory;
  private static JarProcess signalbox;
  private static NetSnmp netSnmp;
  private static Out out;

  @BeforeAll
  static void start() throws IOException {
    NetSnmp.assumeInstalled();
    Path users =
        Files.write(
            directory.resolve("users"),
            List.of(
                "nobody",
                "md5 MD5 " + PASSPHRASE,
                "des SHA-1 " + PASSPHRASE + " DES " + SECRET,
                "aes128 SHA-1 " + PASSPHRASE + " AES-128 " + SECRET,
                "sha224 SHA-224 " + PASSPHRASE + " AES-128 " + SECRET,
                "aes192 SHA-256 " + PASSPHRASE + " AES-192 " + SECRET,
                "sha384 SHA-384 " + PASSPHRASE + " AES-256 " + SECRET,
                "aes256 SHA-512 " + PASSPHRASE + " AES-256 " + SECRET,
                "extended MD5 " + PASSPHRASE + " AES-256 " + SECRET));
    int port = Ports.free();
    signalbox =
        JarProcess.start(
            directory,
            Map.of(),
            JarProcess.set(
                Map.of(
                    "data.directory",
                    "data",
                    "intake.http.port",
                    "" + Ports.free(),
                    "intake.snmp.port",
                    "" + port,
                    "intake.snmp.users-file",
                    users.toString())));
    await().atMost(LONGEST).until(signalbox::isReady);
    netSnmp = new NetSnmp(Files.createDirectory(directory.resolve("net-snmp")), port);
    out = new Out(directory.resolve("data"));
  }

  @AfterAll
  static void stop() {
    if (signalbox != null) {
      signalbox.close();
      assertThat(signalbox.output()).doesNotContain(PASSPHRASE).doesNotContain(SECRET);
    }
  }

  @Test
  void ofV1() throws Exception {
    int number = INTERFACES.incrementAndGet();
    List<String> trap = new ArrayList<>(List.of("1.3.6.1.4.1.9.1.1", "192.0.2.7", "2", "0", ""));
    trap.addAll(link(number));
    netSnmp.trap(List.of("-v", "1", "-c", "public"), trap);
    awaitLine("interface/192.0.2.7/" + number + ",down");
    await()
        .atMost(LONGEST)
        .untilAsserted(
            () ->
                assertThat(out.mails())
                    .anyMatch(mail -> subject(mail).contains("GigabitEthernet0/" + number)));
  }

  @Test
  void anEnterprisesOwnOfV1() throws Exception {
    netSnmp.trap(
        List.of("-v", "1", "-c", "public"),
        List.of("1.3.6.1.4.1.20408.4", "192.0.2.8", "6", "42", "100"));
    awaitLine("host/192.0.2.8,enterprise-20408-4-0-42");
  }

  @Test
  void ofV2c() throws Exception {
    int number = INTERFACES.incrementAndGet();
    netSnmp.trap(V2, v2(LINK_DOWN, number));
    awaitDown(number);
    netSnmp.trap(V2, v2(LINK_UP, number));
    awaitLine("interface/127.0.0.1/" + number + ",up");
  }

  @Test
  void anInformOfV2c() throws Exception {
    int number = INTERFACES.incrementAndGet();
    assertThat(netSnmp.inform(V2, v2(LINK_DOWN, number))).isTrue();
    awaitDown(number);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, noAuthNoPriv, , ",
    "md5, authNoPriv, MD5, ",
    "des, authPriv, SHA, DES",
    "aes128, authPriv, SHA, AES",
    "sha224, authPriv, SHA-224, AES",
    "aes192, authPriv, SHA-256, AES-192",
    "sha384, authPriv, SHA-384, AES-256",
    "aes256, authPriv, SHA-512, AES-256",
    "extended, authPriv, MD5, AES-256"
  })
  void ofV3(String user, String level, String authentication, String privacy) throws Exception {
    List<String> options = v3(user, level, authentication, PASSPHRASE, privacy);
    int trap = INTERFACES.incrementAndGet();
    netSnmp.trap(options, v2(LINK_DOWN, trap));
    awaitDown(trap);
    int inform = INTERFACES.incrementAndGet();
    assertThat(netSnmp.inform(options, v2(LINK_DOWN, inform))).isTrue();
    awaitDown(inform);
  }

  @Test
  void whoIsNotAllowedToGetsNoAnswer() throws Exception {
    int number = INTERFACES.incrementAndGet();
    List<String> once = List.of("-r", "0", "-t", "2");
    for (List<String> options :
        List.of(
            List.of("-v", "2c", "-c", "wrong"),
            v3("md5", "authNoPriv", "MD5", "wrong-passphrase", null),
            v3("md5", "authNoPriv", "SHA", PASSPHRASE, null),
            v3("aes128", "authNoPriv", "SHA", PASSPHRASE, null),
            v3("stranger", "authNoPriv", "MD5", PASSPHRASE, null))) {
      List<String> all = new ArrayList<>(options);
      all.addAll(once);
      assertThat(netSnmp.inform(all, v2(LINK_DOWN, number))).as(options.toString()).isFalse();
    }
    int last = INTERFACES.incrementAndGet();
    assertThat(netSnmp.inform(V2, v2(LINK_DOWN, last))).isTrue();
    awaitDown(last);
    assertThat(out.csv()).noneMatch(line -> line.endsWith("/" + number + ",down"));
  }

  private static List<String> v3(
      String user, String level, String authentication, String passphrase, String privacy) {
    List<String> options = new ArrayList<>(List.of("-v", "3", "-u", user, "-l", level));
    if (authentication != null) {
      options.addAll(List.of("-a", authentication, "-A", passphrase));
    }
    if (privacy != null) {
      options.addAll(List.of("-x", privacy, "-X", SECRET));
    }
    return options;
  }

  private static List<String> v2(String trap, int number) {
    List<String> arguments = new ArrayList<>(List.of("", trap));
    arguments.addAll(link(number));
    return arguments;
  }

  private static List<String> link(int number) {
    return List.of(
        IF_INDEX + number, "i", "" + number, IF_DESCR + number, "s", "GigabitEthernet0/" + number);
  }

  private static void awaitDown(int number) {
    awaitLine("interface/127.0.0.1/" + number + ",down");
  }

  private static void awaitLine(String end) {
    await()
        .atMost(LONGEST)
        .untilAsserted(() -> assertThat(out.csv()).contains("snmp,arn:onprem:snmp:main::" + end));
  }

  private static String subject(jakarta.mail.internet.MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
