package io.signalbox.bench;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cases.CaseFile;
import io.signalbox.event.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A source of the project, or a copy of it that takes events of another name.
 *
 * @param name the name of the project's own
 * @param copy the number of the copy, 0 for the original
 */
record SampleSource(String name, int copy) {

  private static final Path SOURCES = Path.of("routes", "sources");

  /** What is measured with, and where the first case of each has its state. */
  private static final Map<String, JsonPointer> STATES =
      Map.of(
          "aws-ec2-instance", JsonPointer.compile("/detail/state"),
          "aws-ecs-task", JsonPointer.compile("/detail/lastStatus"),
          "aws-rds", JsonPointer.compile("/detail/EventID"),
          "aws-s3-object", JsonPointer.compile("/detail-type"),
          "aws-cloudwatch-alarm", JsonPointer.compile("/detail/state/value"),
          "aws-codebuild-build", JsonPointer.compile("/detail/build-status"),
          "aws-autoscaling-instance", JsonPointer.compile("/detail-type"),
          "aws-step-functions", JsonPointer.compile("/detail/status"),
          "aws-batch-job", JsonPointer.compile("/detail/status"),
          "aws-ebs-volume", JsonPointer.compile("/detail/result"));

  static List<String> names() {
    return STATES.keySet().stream().sorted().toList();
  }

  JsonPointer state() {
    return STATES.get(name);
  }

  /** The name of its route file, and of its route behind {@code source-}. */
  String fileName() {
    return copy == 0 ? name : name + "-" + copy;
  }

  /** Its route file. */
  String route() {
    String text = read(name + ".camel.yaml");
    return copy == 0
        ? text
        : text.replace("source-" + name, "source-" + fileName())
            .replaceAll("\"(aws\\.[a-z0-9]+)\"", "\"$1-" + copy + "\"");
  }

  /** The event of its first case, with a complete envelope. */
  ObjectNode event() {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "");
    event.put("source", "");
    event.put("account", "123456789012");
    event.put("time", "2026-01-05T08:00:00Z");
    event.put("region", "eu-central-1");
    event.setAll((ObjectNode) CaseFile.read(read(name + ".cases.yaml")).get(0).in());
    if (copy != 0) {
      event.put("source", event.path("source").asText() + "-" + copy);
    }
    return event;
  }

  static String read(String file) {
    try {
      return Files.readString(SOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
