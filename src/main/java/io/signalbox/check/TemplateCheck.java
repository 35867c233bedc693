package io.signalbox.check;

import io.signalbox.aws.AwsChannel;
import io.signalbox.aws.ConfiguredChannels;
import io.signalbox.config.DeliveryQueues;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * That a CloudFormation template makes the topics, queues, dead-letter queues and subscriptions
 * that the settings name, and no others. The parameters are taken with their defaults, or the
 * values that are given.
 */
public final class TemplateCheck {

  private static final String TOPIC = "AWS::SNS::Topic";
  private static final String QUEUE = "AWS::SQS::Queue";

  private final Template template;
  private final TemplateValues values;
  private final TemplateProblems problems;

  private TemplateCheck(Template template, TemplateValues values, TemplateProblems problems) {
    this.template = template;
    this.values = values;
    this.problems = problems;
  }

  /**
   * All that differs.
   *
   * @param parameters the values of parameters that do not keep their defaults, by their names
   * @throws SettingsException where the file cannot be read or has no such parameter
   */
  public static List<Problem> problems(
      Settings settings, Path path, Map<String, String> parameters) {
    TemplateProblems problems = new TemplateProblems(path.toString(), new Problems());
    try {
      Template template = Template.read(text(path));
      requireParameters(template, parameters, path);
      TemplateValues values = new TemplateValues(template, parameters);
      new TemplateCheck(template, values, problems).check(settings);
    } catch (YamlException e) {
      problems.add(e.line(), "%s", e.getMessage());
    }
    return problems.problems().list();
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new SettingsException("--template=%s: cannot be read".formatted(path));
    }
  }

  private static void requireParameters(
      Template template, Map<String, String> parameters, Path path) {
    for (String name : parameters.keySet()) {
      if (!template.parameters().containsKey(name)) {
        throw new SettingsException(
            "--parameter=%s: %s has no such parameter".formatted(name, path));
      }
    }
  }

  private void check(Settings settings) {
    Map<String, YamlNode> topics = byName(TOPIC);
    Map<String, YamlNode> queues = byName(QUEUE);
    TemplateFifoCheck fifoCheck = new TemplateFifoCheck(values, problems);
    topics.forEach((name, topic) -> fifoCheck.check("topic " + name, topic, "FifoTopic"));
    queues.forEach((name, queue) -> fifoCheck.check("queue " + name, queue, "FifoQueue"));
    TemplateQueueCheck queueCheck = new TemplateQueueCheck(settings, values, problems);
    Set<String> topicNames = new HashSet<>();
    Set<String> queueNames = new HashSet<>();
    List<String> deliveries = DeliveryQueues.channels(settings);
    for (AwsChannel channel : ConfiguredChannels.of(settings)) {
      if (deliveries.contains(channel.name()) && !queues.containsKey(channel.queue())) {
        // it has a stack of its own
        continue;
      }
      queueNames.addAll(List.of(channel.queue(), channel.deadLetterQueue()));
      if (channel.hasTopic() && topicNames.add(topicName(channel))) {
        requireTopic(channel, topics);
      }
      requireQueue(channel, queues);
      if (queues.containsKey(channel.queue())) {
        queueCheck.check(channel, queues.get(channel.queue()));
      }
      if (queues.containsKey(channel.queue()) && topics.containsKey(topicName(channel))) {
        requireSubscription(channel);
      }
    }
    refuseOthers("topic", topics, topicNames);
    refuseOthers("queue", queues, queueNames);
  }

  private Map<String, YamlNode> byName(String type) {
    Map<String, YamlNode> found = new LinkedHashMap<>();
    template
        .resources(type)
        .forEach(
            (id, resource) ->
                values
                    .nameOf(resource)
                    .ifPresentOrElse(
                        name -> found.put(name, resource),
                        () ->
                            problems.add(
                                resource, "%s: its name does not follow from the file", id)));
    return found;
  }

  private void requireTopic(AwsChannel channel, Map<String, YamlNode> topics) {
    if (!topics.containsKey(topicName(channel))) {
      missing("no topic is named %s (%s)", topicName(channel), channel.key("topic"));
    }
  }

  private void requireQueue(AwsChannel channel, Map<String, YamlNode> queues) {
    if (!queues.containsKey(channel.queue())) {
      missing("no queue is named %s (%s)", channel.queue(), channel.key("queue"));
    }
    if (!queues.containsKey(channel.deadLetterQueue())) {
      missing(
          "no queue is named %s, for the dead letters of %s",
          channel.deadLetterQueue(), channel.queue());
    }
  }

  private void requireSubscription(AwsChannel channel) {
    boolean there =
        template.resources("AWS::SNS::Subscription").values().stream()
            .flatMap(subscription -> subscription.field("Properties").stream())
            .anyMatch(
                subscription ->
                    names(subscription, "Endpoint", channel.queue())
                        && names(subscription, "TopicArn", topicName(channel)));
    if (!there) {
      missing("no subscription of queue %s to topic %s", channel.queue(), topicName(channel));
    }
  }

  private boolean names(YamlNode properties, String property, String name) {
    return properties.field(property).flatMap(values::name).filter(name::equals).isPresent();
  }

  private void refuseOthers(String kind, Map<String, YamlNode> made, Set<String> named) {
    made.forEach(
        (name, resource) -> {
          if (!named.contains(name)) {
            problems.add(resource, "%s %s: no key names it", kind, name);
          }
        });
  }

  /** The name of a channel's topic, which the settings may give by its ARN. */
  private static String topicName(AwsChannel channel) {
    return channel.topic().substring(channel.topic().lastIndexOf(':') + 1);
  }

  private void missing(String message, Object... values) {
    problems.add(template.resourcesLine(), message, values);
  }
}
