package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Http;
import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a newcomer uses it, away from the project's directory. */
class JarIT {

  private static final Duration START = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final int port = Ports.free();

  @Test
  void theDemoShowsAllThatComesOutAndEndsWell() throws Exception {
    JarProcess demo = JarProcess.start(directory, Map.of(), List.of("demo", "--data", "d"));

    assertThat(demo.exitCode()).as(demo.output()).isZero();
    assertThat(demo.output())
        .contains(
            "aws.ec2,arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d4e5f67890,running")
        .contains("Event: New State: PENDING")
        .contains("Dead letter on Spool-DeadLetter: detail.state is missing")
        .contains("Ignored by channel.ignore.patterns: 1")
        .endsWith("All as expected.\n");
  }

  @Test
  void aPostedEventIsACsvLineAndAMail() {
    try (JarProcess process = start()) {
      await().atMost(START).until(process::isReady);
      Out out = new Out(directory.resolve("data"));

      new Http(port).post(Events.ec2("j-1", "i-1", "running").toString());

      await().until(() -> out.mails().size() == 1);
      assertThat(out.csv()).containsExactly(Events.csv("i-1", "running"));
    }
  }

  @Test
  void aNewFileUnderRoutesIsANewSource() throws Exception {
    Path routes = directory.resolve("routes");
    copy(Path.of("routes"), routes);
    String source = Files.readString(routes.resolve("sources/example-app.camel.yaml"));
    Files.writeString(
        routes.resolve("sources/other-app.camel.yaml"),
        source
            .replace("example-app", "other-app")
            .replace("com.example.shop", "com.example.other")
            .replace("{{source.other-app.site}}", "here"));

    try (JarProcess process = start()) {
      await().atMost(START).until(process::isReady);
      new Http(port)
          .post(
              """
              {"source":"com.example.other","detail-type":"Deployment Finished",
               "detail":{"service":"x","result":"failed"}}
              """);

      Out out = new Out(directory.resolve("data"));
      await().until(() -> out.csv().size() == 1);
      assertThat(out.csv())
          .containsExactly("com.example.other,arn:onprem:shop:here::service/x,failed");
    }
  }

  @Test
  void whatKeepsItFromStartingIsToldInOneLine() throws Exception {
    Files.writeString(directory.resolve("application.properties"), "intake.htp.port=1\n");

    JarProcess process = JarProcess.start(directory, Map.of(), List.of());

    assertThat(process.exitCode()).isEqualTo(2);
    assertThat(process.told())
        .isEqualTo("signalbox: intake.htp.port (application.properties): no such key\n");
  }

  @Test
  void aPortInUseIsToldByItsKey() throws Exception {
    try (JarProcess first = start()) {
      await().atMost(START).until(first::isReady);
      Path other = Files.createDirectory(directory.resolve("other"));

      JarProcess second = JarProcess.start(other, Map.of(), JarProcess.set(keys()));

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.told())
          .isEqualTo(
              "signalbox: intake.http.port=%d (--set): cannot listen on 127.0.0.1:%d: Address already in use%n"
                  .formatted(port, port));
    }
  }

  private JarProcess start() {
    return JarProcess.start(directory, Map.of(), JarProcess.set(keys()));
  }

  private Map<String, String> keys() {
    return new TreeMap<>(
        Map.of("data.directory", "data", "intake.http.port", Integer.toString(port)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
