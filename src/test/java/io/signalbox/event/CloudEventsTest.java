package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.signalbox.testing.Events;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

  private static final JsonFormat FORMAT = new JsonFormat();

  @ParameterizedTest
  @MethodSource("events")
  void thereAndBackAnEventIsTheSame(ObjectNode event) {
    CloudEvent cloudEvent = FORMAT.deserialize(FORMAT.serialize(CloudEvents.fromEvent(event)));

    assertThat(CloudEvents.toEvent(cloudEvent)).isEqualTo(event);
  }

  static List<ObjectNode> events() {
    ObjectNode none = Events.ec2("none", "i-1", "running");
    none.putArray("resources");
    ObjectNode several = Events.ec2("several", "i-1", "running");
    several.withArray("resources").add(Events.arn("i-2")).add(Events.arn("i-3"));
    ObjectNode global = Events.ec2("global", "i-1", "running");
    global.put("source", "aws.iam").put("region", "");
    ObjectNode partner = Events.ec2("partner", "i-1", "running");
    partner.put("source", "aws.partner/example.com/orders");
    ObjectNode own = Events.ec2("own", "i-1", "running");
    own.put("source", "com.example.app").put("account", "").put("region", "");
    ObjectNode exact = Events.ec2("exact", "i-1", "running");
    exact.put("time", "2026-01-05T08:00:00.123456789Z");
    exact.withObject("detail").putArray("nested").add(1.5).addNull().addObject().put("é", "\n");
    ObjectNode handedOn = Events.ec2("handed-on", "i-1", "running");
    ObjectNode origin = handedOn.withObject("detail").putObject("signalbox");
    origin.put("id", "handed-on").putArray("hops").add("https://a/b").add("c");
    ObjectNode one = Events.ec2("one", "i-1", "running");
    return List.of(none, one, several, global, partner, own, exact, handedOn);
  }

  @Test
  void anAwsEventIsNamedAsCloudEventsNameAws() {
    CloudEvent cloudEvent = CloudEvents.fromEvent(Events.ec2("1", "i-1", "running"));

    assertThat(cloudEvent.getSource()).hasToString("com.amazonaws/eu-central-1/ec2");
    assertThat(cloudEvent.getType()).isEqualTo("EC2 Instance State-change Notification");
    assertThat(cloudEvent.getSubject()).isEqualTo(Events.arn("i-1"));
    assertThat(cloudEvent.getExtension("awsaccount")).isEqualTo("123456789012");
    assertThat(cloudEvent.getExtension("awsregion")).isEqualTo("eu-central-1");
  }

  @Test
  void theMarksOfWhoHandedItOnAreAnExtension() {
    ObjectNode event = Events.ec2("1", "i-1", "running");
    event.withObject("detail").putObject("signalbox").putArray("hops").add("a").add("b");

    CloudEvent cloudEvent = CloudEvents.fromEvent(event);

    assertThat(cloudEvent.getExtension("signalboxhops")).isEqualTo("a,b");
    assertThat(cloudEvent.getData().toBytes()).asString().doesNotContain("hops");
  }

  @Test
  void marksComeToDataOfAnyKind() {
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId("1")
            .withType("t")
            .withSource(URI.create("s"))
            .withExtension("signalboxhops", "a,b");

    assertThat(Provenance.hops(CloudEvents.toEvent(builder.build()))).containsExactly("a", "b");
    byte[] foreign = "{\"signalbox\": 7}".getBytes(StandardCharsets.UTF_8);
    JsonNode event = CloudEvents.toEvent(builder.withData("application/json", foreign).build());
    assertThat(event.path("detail"))
        .isEqualTo(Json.read("{\"signalbox\": {\"replaced\": 7, \"hops\": [\"a\", \"b\"]}}"));
  }

  @Test
  void marksThatAreNoneAreRefused() {
    CloudEventBuilder builder =
        CloudEventBuilder.v1().withId("1").withType("t").withSource(URI.create("s"));

    assertThatThrownBy(
            () -> CloudEvents.toEvent(builder.withExtension("signalboxhops", "a, b").build()))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("detail.signalbox.hops is not an array of marks");
  }

  /** The examples of the JSON format whose data is an object, and what they leave out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {
          "specversion": "1.0",
          "type": "com.github.pull_request.opened",
          "source": "https://github.com/cloudevents/spec/pull",
          "subject": "123",
          "id": "A234-1234-1234",
          "time": "2018-04-05T17:31:00Z",
          "comexampleextension1": "value",
          "comexampleothervalue": 5,
          "datacontenttype": "application/json",
          "data": {"appinfoA": "abc", "appinfoB": 123, "appinfoC": true}
        }
        """,
        """
        {
          "specversion": "1.0",
          "type": "com.example.someevent",
          "source": "/mycontext/9",
          "id": "C234-1234-1234",
          "time": "2018-04-05T17:31:00.5Z",
          "datacontenttype": "text/json",
          "data": {}
        }
        """,
        """
        {
          "specversion": "1.0",
          "type": "com.example.someevent",
          "source": "urn:example:a",
          "id": "B234-1234-1234",
          "time": "2018-04-05T19:31:00+02:00",
          "data_base64": "eyJhIjogMX0="
        }
        """
      })
  void thereAndBackACloudEventKeepsWhatItSays(String json) {
    CloudEvent given = FORMAT.deserialize(json.getBytes(StandardCharsets.UTF_8));

    CloudEvent kept = CloudEvents.fromEvent(CloudEvents.toEvent(given));

    assertThat(kept.getId()).isEqualTo(given.getId());
    assertThat(kept.getType()).isEqualTo(given.getType());
    assertThat(kept.getSource()).isEqualTo(given.getSource());
    assertThat(kept.getSubject()).isEqualTo(given.getSubject());
    assertThat(kept.getTime().toInstant()).isEqualTo(given.getTime().toInstant());
    assertThat(Json.read(kept.getData().toBytes())).isEqualTo(Json.read(given.getData().toBytes()));
  }

  @Test
  void theRegionOfAnAwsSourceCounts() {
    ObjectNode event = CloudEvents.toEvent(cloudEvent("com.amazonaws/us-east-1/s3"));

    assertThat(event.path("source").asText()).isEqualTo("aws.s3");
    assertThat(event.path("region").asText()).isEqualTo("us-east-1");
  }

  @Test
  void withoutDataTheDetailIsEmpty() {
    assertThat(CloudEvents.toEvent(cloudEvent("/a")).path("detail"))
        .isEqualTo(Json.MAPPER.createObjectNode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2]", "\"text\"", "12", "true"})
  void dataThatIsNoObjectIsRefused(String data) {
    CloudEvent structured = FORMAT.deserialize(structured(data));
    CloudEvent binary =
        CloudEventBuilder.v1(cloudEvent("/a"))
            .withData(data.getBytes(StandardCharsets.UTF_8))
            .build();

    assertThatThrownBy(() -> CloudEvents.toEvent(structured))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageMatching("detail is .*, not an object");
    assertThatThrownBy(() -> CloudEvents.toEvent(binary))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageMatching("detail is .*, not an object");
  }

  @Test
  void dataThatIsNoJsonIsRefused() {
    CloudEvent xml =
        CloudEventBuilder.v1(cloudEvent("/a"))
            .withData("application/xml", "<much wow=\"xml\"/>".getBytes(StandardCharsets.UTF_8))
            .build();

    assertThatThrownBy(() -> CloudEvents.toEvent(xml))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{}", "[1]"})
  void resourcesThatAreNoArrayOfTextsAreRefused(String resources) {
    CloudEvent cloudEvent =
        CloudEventBuilder.v1(cloudEvent("/a")).withExtension("awsresources", resources).build();

    assertThatThrownBy(() -> CloudEvents.toEvent(cloudEvent))
        .isInstanceOf(InvalidEventException.class);
  }

  @Test
  void aSourceThatIsNoUriReferenceIsRefused() {
    JsonNode event = Events.ec2("1", "i-1", "running").put("source", "two words");

    assertThatThrownBy(() -> CloudEvents.fromEvent(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("source is not a URI reference: two words");
  }

  private static CloudEvent cloudEvent(String source) {
    return CloudEventBuilder.v1().withId("1").withType("t").withSource(URI.create(source)).build();
  }

  private static byte[] structured(String data) {
    return """
        {"specversion": "1.0", "id": "1", "type": "t", "source": "/a", "data": %s}
        """
        .formatted(data)
        .getBytes(StandardCharsets.UTF_8);
  }
}
