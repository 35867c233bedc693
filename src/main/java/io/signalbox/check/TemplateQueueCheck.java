package io.signalbox.check;

import io.signalbox.aws.AwsChannel;
import io.signalbox.config.Settings;
import io.signalbox.yaml.YamlNode;
import java.util.Optional;

/** That a queue of a template has the properties that the settings give a channel's queue. */
final class TemplateQueueCheck {

  /** What SQS takes where a queue says nothing. */
  private static final String DEFAULT_VISIBILITY_TIMEOUT = "30";

  private static final String MAX_RECEIVE_COUNT = "channel.max-receive-count";
  private static final String VISIBILITY_TIMEOUT = "aws.sqs.visibility-timeout-seconds";

  private final Settings settings;
  private final TemplateValues values;
  private final TemplateProblems problems;

  TemplateQueueCheck(Settings settings, TemplateValues values, TemplateProblems problems) {
    this.settings = settings;
    this.values = values;
    this.problems = problems;
  }

  void check(AwsChannel channel, YamlNode queue) {
    Optional<YamlNode> properties = queue.field("Properties");
    checkVisibilityTimeout(channel, queue, properties.flatMap(p -> p.field("VisibilityTimeout")));
    properties
        .flatMap(p -> p.field("RedrivePolicy"))
        .ifPresentOrElse(
            redrive -> checkRedrive(channel, redrive),
            () -> problems.add(queue, "queue %s: has no RedrivePolicy", channel.queue()));
  }

  private void checkVisibilityTimeout(
      AwsChannel channel, YamlNode queue, Optional<YamlNode> timeout) {
    String is = timeout.map(this::text).orElse(DEFAULT_VISIBILITY_TIMEOUT);
    if (!is.equals(settings.get(VISIBILITY_TIMEOUT))) {
      problems.add(
          timeout.orElse(queue),
          "queue %s: VisibilityTimeout is %s, but %s is %s",
          channel.queue(),
          is,
          VISIBILITY_TIMEOUT,
          settings.get(VISIBILITY_TIMEOUT));
    }
  }

  private void checkRedrive(AwsChannel channel, YamlNode redrive) {
    String target = redrive.field("deadLetterTargetArn").flatMap(values::name).orElse("unknown");
    if (!target.equals(channel.deadLetterQueue())) {
      problems.add(
          redrive,
          "queue %s: its dead letters go to %s, not to %s",
          channel.queue(),
          target,
          channel.deadLetterQueue());
    }
    String count = redrive.field("maxReceiveCount").map(this::text).orElse("unknown");
    if (!count.equals(settings.get(MAX_RECEIVE_COUNT))) {
      problems.add(
          redrive.field("maxReceiveCount").orElse(redrive),
          "queue %s: maxReceiveCount is %s, but %s is %s",
          channel.queue(),
          count,
          MAX_RECEIVE_COUNT,
          settings.get(MAX_RECEIVE_COUNT));
    }
  }

  private String text(YamlNode value) {
    return values.text(value).orElse("unknown");
  }
}
