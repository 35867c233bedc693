package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The project's own template, for its tests. */
final class OwnTemplate {

  static final Path FILE = Path.of("src/main/aws/signalbox.template.yaml");

  /** The channels' queues, by what their logical IDs begin with, and their topics. */
  static final Map<String, String> TOPIC_BY_QUEUE =
      Map.of(
          "AwsServiceEvents", "AwsServiceEvents",
          "OrgResourceEvents", "OrgResourceEvents",
          "OrgResourceEventsMessaging", "OrgResourceEvents",
          "OrgResourceEventsNotification", "OrgResourceEventsNotification");

  private OwnTemplate() {}

  static Template read() {
    try {
      return Template.read(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A policy's statements; one that is there on a condition counts as there. */
  static List<YamlNode> statements(YamlNode document) {
    return values(document.fields().get("Statement")).stream()
        .filter(statement -> statement.fields().containsKey("Effect"))
        .toList();
  }

  /** A single value or each of several, those of both branches of a condition among them. */
  static List<YamlNode> values(YamlNode value) {
    if (value.fields().containsKey("!If")) {
      List<YamlNode> branches = value.fields().get("!If").items();
      return branches.subList(1, 3).stream().flatMap(b -> values(b).stream()).toList();
    }
    return value.items().isEmpty()
        ? List.of(value)
        : value.items().stream().flatMap(item -> values(item).stream()).toList();
  }

  /** Values as they are written, such as {@code !Ref X}. */
  static List<String> written(YamlNode value) {
    return values(value).stream().map(OwnTemplate::one).toList();
  }

  private static String one(YamlNode value) {
    if (value.fields().isEmpty()) {
      return value.text();
    }
    Map.Entry<String, YamlNode> only = value.fields().entrySet().iterator().next();
    return only.getKey() + " " + only.getValue().text();
  }

  /** All policy documents by the logical IDs of what they are policies of. */
  static Map<String, YamlNode> policies(Template template) {
    Map<String, YamlNode> found = new LinkedHashMap<>();
    template
        .resources()
        .forEach(
            (id, resource) -> {
              YamlNode properties = resource.fields().get("Properties");
              properties.field("PolicyDocument").ifPresent(document -> found.put(id, document));
              properties
                  .field("AssumeRolePolicyDocument")
                  .ifPresent(document -> found.put(id + " trust", document));
              properties
                  .field("Policies")
                  .ifPresent(
                      own -> found.put(id, own.items().get(0).fields().get("PolicyDocument")));
              if (resource.text("Type").equals("AWS::Events::EventBusPolicy")) {
                found.put(id, properties);
              }
            });
    return found;
  }

  /** Every mapping with one key that calls a function, with what it is called with. */
  static List<Map.Entry<String, YamlNode>> functions(YamlNode node) {
    List<Map.Entry<String, YamlNode>> found = new ArrayList<>();
    node.fields()
        .forEach(
            (key, value) -> {
              if (key.startsWith("!")) {
                found.add(Map.entry(key, value));
              }
              found.addAll(functions(value));
            });
    node.items().forEach(item -> found.addAll(functions(item)));
    return found;
  }
}
