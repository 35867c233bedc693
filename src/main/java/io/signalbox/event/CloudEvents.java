package io.signalbox.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudEvents 1.0 to events and back.
 *
 * <p>{@code type} is the detail-type, {@code data} the detail, {@code subject} the one resource. An
 * AWS source {@code aws.<service>} is {@code com.amazonaws/<region>/<service>} there; account,
 * region and several resources are the extensions {@code awsaccount}, {@code awsregion} and {@code
 * awsresources} (a JSON array as text). The marks of who has handed an event on, which {@link
 * Provenance} keeps in the detail, are the extension {@code signalboxhops}, divided by commas.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0.2</a>
 */
public final class CloudEvents {

  private static final String AWS_SOURCE = "com.amazonaws/%s/%s";
  private static final Pattern FROM_AWS = Pattern.compile("com\\.amazonaws/([^/]*)/(.+)");
  private static final String ACCOUNT = "awsaccount";
  private static final String REGION = "awsregion";
  private static final String RESOURCES = "awsresources";
  private static final String HOPS = "signalboxhops";

  private CloudEvents() {}

  /**
   * The event that a CloudEvent says, with a complete envelope.
   *
   * @throws InvalidEventException where its data is not a JSON object
   */
  public static ObjectNode toEvent(CloudEvent cloudEvent) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("id", cloudEvent.getId());
    event.put("detail-type", cloudEvent.getType());
    event.put("account", extension(cloudEvent, ACCOUNT));
    event.put("region", extension(cloudEvent, REGION));
    putSource(event, cloudEvent.getSource().toString());
    if (cloudEvent.getTime() != null) {
      event.put("time", cloudEvent.getTime().toString());
    }
    putResources(event, cloudEvent);
    event.set("detail", detail(cloudEvent));
    return markHops(EventEnvelope.complete(event, null), extension(cloudEvent, HOPS));
  }

  /**
   * The CloudEvent that an event says.
   *
   * @param event an event with a complete envelope
   * @throws InvalidEventException where its source cannot be written as a URI reference
   */
  public static CloudEvent fromEvent(JsonNode event) {
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(event.path("id").asText())
            .withType(event.path("detail-type").asText())
            .withSource(source(event))
            .withTime(OffsetDateTime.parse(event.path("time").asText()));
    putData(builder, event);
    addExtension(builder, ACCOUNT, event.path("account").asText());
    addExtension(builder, REGION, event.path("region").asText());
    JsonNode resources = event.path("resources");
    if (resources.size() == 1) {
      builder.withSubject(resources.get(0).asText());
    } else if (!resources.isEmpty()) {
      builder.withExtension(RESOURCES, resources.toString());
    }
    return builder.build();
  }

  private static void putSource(ObjectNode event, String source) {
    Matcher aws = FROM_AWS.matcher(source);
    if (aws.matches()) {
      event.put("source", "aws." + aws.group(2));
      if (event.path("region").asText().isEmpty()) {
        event.put("region", aws.group(1));
      }
    } else {
      event.put("source", source);
    }
  }

  private static void putResources(ObjectNode event, CloudEvent cloudEvent) {
    String several = extension(cloudEvent, RESOURCES);
    if (!several.isEmpty()) {
      event.set("resources", Json.read(several));
    } else if (cloudEvent.getSubject() != null) {
      event.putArray("resources").add(cloudEvent.getSubject());
    }
  }

  private static void putData(CloudEventBuilder builder, JsonNode event) {
    List<String> hops = Provenance.hops(event);
    JsonNode detail = event.path("detail");
    builder.withData(
        "application/json",
        JsonCloudEventData.wrap(hops.isEmpty() ? detail : Provenance.withoutHops(detail)));
    addExtension(builder, HOPS, String.join(",", hops));
  }

  private static ObjectNode markHops(ObjectNode event, String hops) {
    if (!hops.isEmpty()) {
      event.set("detail", Provenance.withHops(event.path("detail"), List.of(hops.split(","))));
      Provenance.hops(event);
    }
    return event;
  }

  private static JsonNode detail(CloudEvent cloudEvent) {
    CloudEventData data = cloudEvent.getData();
    if (data == null) {
      return Json.MAPPER.createObjectNode();
    }
    return data instanceof JsonCloudEventData json ? json.getNode() : Json.read(data.toBytes());
  }

  private static URI source(JsonNode event) {
    String source = event.path("source").asText();
    String uri =
        source.startsWith("aws.")
            ? AWS_SOURCE.formatted(event.path("region").asText(), source.substring(4))
            : source;
    try {
      return new URI(uri);
    } catch (URISyntaxException e) {
      throw new InvalidEventException("source is not a URI reference: " + Text.line(source));
    }
  }

  private static String extension(CloudEvent cloudEvent, String name) {
    Object value = cloudEvent.getExtension(name);
    return value == null ? "" : value.toString();
  }

  private static void addExtension(CloudEventBuilder builder, String name, String value) {
    if (!value.isEmpty()) {
      builder.withExtension(name, value);
    }
  }
}
