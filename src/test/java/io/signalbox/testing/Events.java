package io.signalbox.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;

/** Events to test with. */
public final class Events {

  private Events() {}

  /** An EC2 state change of an instance in account 123456789012, region eu-central-1. */
  public static ObjectNode ec2(String id, String instance, String state) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0");
    event.put("id", id);
    event.put("detail-type", "EC2 Instance State-change Notification");
    event.put("source", "aws.ec2");
    event.put("account", "123456789012");
    event.put("time", "2026-01-05T08:00:00Z");
    event.put("region", "eu-central-1");
    event.putArray("resources").add(arn(instance));
    event.putObject("detail").put("instance-id", instance).put("state", state);
    return event;
  }

  public static String arn(String instance) {
    return "arn:aws:ec2:eu-central-1:123456789012:instance/" + instance;
  }

  /** The CSV line that {@link #ec2} must become. */
  public static String csv(String instance, String state) {
    return "aws.ec2," + arn(instance) + "," + state;
  }
}
