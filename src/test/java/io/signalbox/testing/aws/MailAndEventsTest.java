package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.ses.SesClient;

/** SES and EventBridge: what was sent can be read. */
class MailAndEventsTest {

  private static AwsServer server;
  private static SesClient ses;
  private static EventBridgeClient events;

  @BeforeAll
  static void start() {
    server = AwsServer.start();
    ses = server.client(SesClient.builder()).build();
    events = server.client(EventBridgeClient.builder()).build();
  }

  @AfterAll
  static void stop() {
    ses.close();
    events.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    server.faults().clear();
  }

  @Test
  void aRawMailIsKeptByteForByte() {
    String raw = "From: a@x.org\r\nTo: b@x.org\r\nCc: c@x.org\r\nSubject: raw\r\n\r\nb + c = ä\r\n";

    ses.sendRawEmail(m -> m.rawMessage(r -> r.data(SdkBytes.fromUtf8String(raw))));
    ses.sendRawEmail(
        m ->
            m.source("bounces@x.org")
                .destinations("d@x.org", "e@x.org")
                .rawMessage(r -> r.data(SdkBytes.fromUtf8String(raw))));

    assertThat(server.mails())
        .filteredOn(mail -> new String(mail.raw(), UTF_8).equals(raw))
        .satisfiesExactly(
            mail -> {
              assertThat(mail.from()).isEqualTo("a@x.org");
              assertThat(mail.destinations()).containsExactly("b@x.org", "c@x.org");
              assertThat(mail.message().getSubject()).isEqualTo("raw");
            },
            mail -> {
              assertThat(mail.from()).isEqualTo("bounces@x.org");
              assertThat(mail.destinations()).containsExactly("d@x.org", "e@x.org");
            });
  }

  @Test
  void sendEmailBecomesAMail() throws Exception {
    ses.sendEmail(
        m ->
            m.source("a@x.org")
                .destination(d -> d.toAddresses("b@x.org").bccAddresses("c@x.org"))
                .message(
                    p ->
                        p.subject(s -> s.data("Grüße"))
                            .body(b -> b.text(t -> t.data("ü")).html(h -> h.data("<b>ü</b>")))));

    SentMail mail =
        server.mails().stream().filter(m -> m.destinations().contains("c@x.org")).findAny().get();
    assertThat(mail.destinations()).containsExactly("b@x.org", "c@x.org");
    assertThat(mail.message().getSubject()).isEqualTo("Grüße");
    MimeMultipart parts = (MimeMultipart) mail.message().getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("ü");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<b>ü</b>");
    assertThat(new String(mail.raw(), UTF_8)).doesNotContain("c@x.org");
  }

  @Test
  void eventsAreKeptAndEntriesFailByOrder() {
    server.faults().failEntries(1, "PutEvents", "ThrottlingException");

    var answer =
        events.putEvents(
            p ->
                p.entries(
                    event("lost", "{}"),
                    event("kept", "{\"a\":1}"),
                    event("malformed", "no JSON"),
                    event("aws.ec2", "{}")));

    assertThat(answer.failedEntryCount()).isEqualTo(3);
    assertThat(answer.entries())
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly(
            "ThrottlingException", null, "MalformedDetail", "NotAuthorizedForSourceException");
    assertThat(server.events())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.bus()).isEqualTo("default");
              assertThat(e.source()).isEqualTo("kept");
              assertThat(e.detailType()).isEqualTo("Test");
              assertThat(e.resources()).containsExactly("arn:x");
              assertThat(e.detail()).isEqualTo("{\"a\":1}");
            });
  }

  private static PutEventsRequestEntry event(String source, String detail) {
    return PutEventsRequestEntry.builder()
        .source(source)
        .detailType("Test")
        .resources("arn:x")
        .detail(detail)
        .build();
  }
}
