package io.signalbox.event;

/** Standard events to test with. */
final class StandardEvents {

  private StandardEvents() {}

  /** A valid one: a running instance. */
  static StandardEvent running() {
    StandardEvent event = new StandardEvent();
    event.setId("1");
    event.setSource("aws.ec2");
    event.setResource("arn:aws:ec2:eu-central-1:123456789012:instance/i-1");
    event.setState("running");
    event.setTime("2026-01-05T08:00:00Z");
    event.setType("EC2 Instance State-change Notification");
    event.setAccount("123456789012");
    event.setRegion("eu-central-1");
    event.setSummary("EC2 instance i-1 is running");
    return event;
  }
}
