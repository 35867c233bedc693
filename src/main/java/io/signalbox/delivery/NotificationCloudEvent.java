package io.signalbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * A notification as a CloudEvent 1.0 in the structured mode. Its id is made of its data: an event
 * may be told of by several notifications, and one that is sent again is the same.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">
 *     JSON format of CloudEvents</a>
 */
final class NotificationCloudEvent {

  static final String MEDIA_TYPE = JsonFormat.CONTENT_TYPE;

  private static final String TYPE = "io.signalbox.notification";
  private static final URI OURSELVES = URI.create("signalbox");
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");
  private static final JsonFormat FORMAT = new JsonFormat();

  private NotificationCloudEvent() {}

  /** The CloudEvent as JSON, in UTF-8. */
  static byte[] write(Notification notification, JsonNode data) {
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(Digest.of(data.toString()).substring(0, 32))
            .withType(TYPE)
            .withSource(source(notification.source()))
            .withData("application/json", JsonCloudEventData.wrap(data));
    if (!notification.resource().isEmpty()) {
      event.withSubject(notification.resource());
    }
    notification.instant().ifPresent(time -> event.withTime(time.atOffset(ZoneOffset.UTC)));
    return FORMAT.serialize(event.build());
  }

  /** That of the event where it has the form of one, as others may write a notification's. */
  private static URI source(String source) {
    return SOURCE.matcher(source).matches() ? URI.create(source) : OURSELVES;
  }
}
