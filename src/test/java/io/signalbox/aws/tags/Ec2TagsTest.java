package io.signalbox.aws.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.testing.Receiver;
import io.signalbox.testing.aws.AwsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class Ec2TagsTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final List<String> IDS = List.of("i-1", "i-2", "i-3", "i-4");
  private static AwsServer aws;

  @BeforeAll
  static void start() {
    aws = AwsServer.start();
    aws.tag("i-1", "monitoring", "ignore");
    aws.tag("i-2", "monitoring", "on");
    aws.tag("i-3", "Name", "ignore");
    aws.tag("i-5", "monitoring", "ignore");
    aws.tag("i-4", "k8s.io/x:y z", "");
  }

  @AfterEach
  void clear() {
    aws.faults().clear();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void thoseThatHaveTheTagAreToldOfThoseAskedAbout() throws IOException {
    assertThat(having("monitoring:ignore", aws.endpoint())).containsExactly("i-1");
    assertThat(having("k8s.io/x:y z:", aws.endpoint())).containsExactly("i-4");
  }

  @Test
  void theRequestIsSignedForTheRegionAndAsksForNoMore() throws IOException {
    try (Receiver server = Receiver.start()) {
      server.answer(200, Map.of(), "<DescribeTagsResponse><tagSet/></DescribeTagsResponse>");

      assertThat(having("a b:c", URI.create(server.url("/")))).isEmpty();

      Receiver.Request request = server.requests().get(0);
      assertThat(request.headers().get("Authorization"))
          .startsWith("AWS4-HMAC-SHA256 Credential=")
          .contains("/eu-central-1/ec2/aws4_request");
      assertThat(new String(request.body(), StandardCharsets.UTF_8))
          .startsWith("Action=DescribeTags&Version=2016-11-15&Filter.1.Name=key")
          .contains("&Filter.1.Value.1=a+b&", "&Filter.3.Name=resource-id&Filter.3.Value.1=i-1&");
    }
  }

  @Test
  void whatMayPassIsTriedOnceMore() throws IOException {
    aws.faults().refuse(1, "DescribeTags");
    assertThat(having("monitoring:ignore", aws.endpoint())).containsExactly("i-1");
    aws.faults().fail(1, "DescribeTags", 503, "Unavailable");
    assertThat(having("monitoring:ignore", aws.endpoint())).containsExactly("i-1");
  }

  @Test
  void aRefusalIsToldAtOnce() {
    aws.forgetCalls();
    aws.faults().fail(9, "DescribeTags", 403, "UnauthorizedOperation");

    assertThatThrownBy(() -> having("monitoring:ignore", aws.endpoint()))
        .isInstanceOf(IOException.class)
        .hasMessage("EC2 answered 403 UnauthorizedOperation");
    assertThat(aws.calls()).containsEntry("DescribeTags", 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no XML",
        "<a><resourceId>i-1</resourceId>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a><resourceId>&x;</resourceId></a>"
      })
  void anAnswerThatIsNoneIsAFailure(String answer) {
    try (Receiver server = Receiver.start()) {
      server.answer(200, Map.of(), answer).answer(200, Map.of(), answer);

      assertThatThrownBy(() -> having("monitoring:ignore", URI.create(server.url("/"))))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("EC2's answer is no XML");
    }
  }

  private static java.util.Set<String> having(String tag, URI endpoint) throws IOException {
    try (Ec2Tags tags = new Ec2Tags(Tag.of(tag), endpoint, LONG)) {
      return tags.having(Region.EU_CENTRAL_1, IDS);
    }
  }
}
