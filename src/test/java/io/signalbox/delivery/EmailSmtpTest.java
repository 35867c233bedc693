package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TestSignalbox;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail through an SMTP server. */
class EmailSmtpTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;
  private final int port = Ports.free();
  private GreenMail server;

  @BeforeEach
  void startServer() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("ops", "ops", "s3cret");
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @Test
  void aMailHasTheConfiguredAddressesAndBothParts() throws Exception {
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys())) {
      signalbox.http().post(Events.ec2("m-1", "i-1", "stopped").toString());

      await().until(() -> server.getReceivedMessages().length == 2);
    }
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[ops] EC2 instance i-1 is stopped");
    assertThat(mail.getFrom())
        .extracting(Object::toString)
        .containsExactly("Box <box@example.com>");
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("a@example.com", "b@example.com");
    assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("r@example.com");
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
  }

  @Test
  void outsideTextReachesNoHeaderAndNoMarkup() throws Exception {
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys())) {
      var headers =
          Map.<String, Object>of(
              "subject", "a\r\nBcc: evil@example.com\u2028b \u00e9", "CamelSmtpTo", "evil");

      signalbox
          .producer()
          .sendBodyAndHeaders(
              "{{channel.org-resource-events-notification.out}}", "<b>x</b> & ${y}", headers);

      await().until(() -> server.getReceivedMessages().length == 2);
    }
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[ops] a Bcc: evil@example.com b \u00e9");
    assertThat(mail.getHeader("Subject")[0]).matches("\\p{ASCII}*").contains("=?UTF-8?");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(2);
    Multipart parts = (Multipart) mail.getContent();
    assertThat((String) parts.getBodyPart(0).getContent()).contains("<b>x</b> & ${y}");
    assertThat((String) parts.getBodyPart(1).getContent())
        .contains("&lt;b&gt;x&lt;/b&gt; &amp; ${y}")
        .doesNotContain("<b>x");
  }

  @Test
  void whileTheServerIsDownOneMailTriesAtATimeAndAllAreSentOnceItIsBack() throws Exception {
    server.stop();
    Map<String, String> keys = keys();
    keys.put("delivery.email.to", "a@example.com");
    keys.put("channel.consumers", "3");
    keys.put("channel.max-receive-count", "1");
    keys.put("errors.retry.max-delay-millis", "200");
    keys.put("delivery.circuit-breaker.failure-count", "3");
    try (Logged log = new Logged();
        TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      for (int i = 0; i < 5; i++) {
        signalbox.http().post(Events.ec2("m-2" + i, "i-" + i, "stopped").toString());
      }
      await().until(() -> told(log, "delivery-email-smtp is out of reach") == 1);
      await().until(() -> told(log, "delivery-email-smtp was out of reach lately") > 0);

      server.start();

      await().atMost(LONG).until(() -> server.getReceivedMessages().length == 5);
      await().until(() -> told(log, "delivery-email-smtp is within reach again") == 1);
      assertThat(told(log, "delivery-email-smtp is out of reach")).isEqualTo(1);
      assertThat(signalbox.deadLetters("OrgResourceEventsNotification")).isEmpty();
      assertThat(server.getReceivedMessages())
          .extracting(MimeMessage::getSubject)
          .doesNotHaveDuplicates();
    }
  }

  private static long told(Logged log, String what) {
    return log.lines().stream().filter(line -> line.contains(what)).count();
  }

  @Test
  void whatTheServerRefusesForGoodIsADeadLetterAtOnce() throws Exception {
    try (RefusingSmtp refusing = new RefusingSmtp()) {
      Map<String, String> keys = keys();
      keys.put("delivery.email-smtp.port", Integer.toString(refusing.port()));
      keys.put("errors.retry.max-seconds", "3600");
      try (TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
        signalbox.http().post(Events.ec2("m-4", "i-1", "stopped").toString());

        String queue = "OrgResourceEventsNotification";
        await().until(() -> signalbox.deadLetters(queue).size() == 1);
        assertThat(signalbox.deadLetters(queue).get(0).reason())
            .startsWith("SMTPSendFailedException: 554 5.7.1 content refused");
      }
    }
  }

  @Test
  void aPasswordComesFromItsFile() throws Exception {
    Path password = Files.writeString(data.resolve("password"), "s3cret\n");
    Map<String, String> keys = keys();
    keys.put("delivery.email-smtp.user", "ops");
    keys.put("delivery.email-smtp.password-file", password.toString());

    try (TestSignalbox signalbox = TestSignalbox.start(data.resolve("data"), keys)) {
      signalbox.http().post(Events.ec2("m-3", "i-1", "stopped").toString());

      await().until(() -> server.getReceivedMessages().length == 2);
    }
  }

  private Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    keys.put("delivery.email.transport", "smtp");
    keys.put("delivery.email-smtp.host", "127.0.0.1");
    keys.put("delivery.email-smtp.port", Integer.toString(port));
    keys.put("delivery.email.from", "Box <box@example.com>");
    keys.put("delivery.email.to", "a@example.com, b@example.com");
    keys.put("delivery.email.reply-to", "r@example.com");
    keys.put("delivery.email.subject-prefix", "[ops] ");
    return keys;
  }
}
