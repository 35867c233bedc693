package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CloudEvents over TLS: only to the server that is meant. */
class CloudEventsTlsTest {

  private static final String PASSWORD = "password";
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  @TempDir Path data;

  @AfterEach
  void trustAsBefore() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
  }

  @Test
  void aServerThatTheJvmTrustsIsSentEvents() throws Exception {
    Path keys = keys("localhost");
    trust(keys);
    try (Receiver receiver = receiver(keys);
        TestSignalbox signalbox = start(receiver)) {
      signalbox.http().post(Events.ec2("t-1", "i-1", "stopped").toString());

      await().until(() -> receiver.requests().size() == 1);
    }
  }

  @Test
  void aServerThatItDoesNotTrustIsSentNone() throws Exception {
    isSentNothing(keys("localhost"), "PKIX path building failed");
  }

  @Test
  void aServerOfAnotherNameIsSentNone() throws Exception {
    Path keys = keys("example.com");
    trust(keys);
    isSentNothing(keys, "doesn't match any of the subject alternative names: [example.com]");
  }

  private void isSentNothing(Path keys, String why) throws Exception {
    try (Logged log = new Logged();
        Receiver receiver = receiver(keys);
        TestSignalbox signalbox = start(receiver)) {
      signalbox.http().post(Events.ec2("t-2", "i-1", "stopped").toString());

      // tried until its queue gives it up
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> signalbox.deadLetters("Spool").size() == 1);
      assertThat(signalbox.deadLetters("Spool").get(0).reason()).isNull();
      assertThat(receiver.requests()).isEmpty();
      assertThat(log.lines()).anyMatch(line -> line.contains(why));
    }
  }

  private TestSignalbox start(Receiver receiver) {
    return TestSignalbox.start(
        data,
        Map.of(
            "channel.org-resource-events.recipients", "direct:cloudevents",
            "channel.cloudevents.url", "https://localhost:%d/".formatted(receiver.port()),
            "channel.max-receive-count", "2"));
  }

  private static Receiver receiver(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return Receiver.start(server);
  }

  /** A key and a certificate that it has signed itself, for a server of this name. */
  private Path keys(String name) throws Exception {
    Path file = data.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(output).isZero();
    return file;
  }

  private static void trust(Path keys) {
    System.setProperty(TRUST_STORE, keys.toString());
    System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
  }
}
