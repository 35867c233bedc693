package io.signalbox.bench;

import io.signalbox.testing.Events;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EC2 events that are told apart by their instance, before and after Signalbox. */
final class TestEvents {

  private static final Pattern INSTANCE = Pattern.compile("instance/i-(\\p{XDigit}{17})");

  private TestEvents() {}

  static String write(int number) {
    String instance = "i-%017x".formatted(number);
    return Events.ec2(UUID.randomUUID().toString(), instance, "running").toString();
  }

  /** The number of the event in a message, be it JSON or CSV. */
  static int number(String body) {
    Matcher instance = INSTANCE.matcher(body);
    if (!instance.find()) {
      throw new IllegalStateException("not of these events: " + body);
    }
    return Integer.parseInt(instance.group(1), 16);
  }
}
