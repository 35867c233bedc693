package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code signalbox send} to a running Signalbox that has a source made by {@code new source}. */
class SendCommandTest {

  private static final String TOKEN = "a-token-that-is-secret";
  private static final String SAMPLE =
      """
      {"id": "s-1", "source": "com.unseen.press", "detail-type": "Press State Change",
       "detail": {"pressId": 9, "mode": "AUTO", "pressState": "JAMMED"}}
      """;

  @TempDir private static Path directory;
  private static Path sample;
  private static Path tokenFile;
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws IOException {
    sample = Files.writeString(directory.resolve("sample.json"), SAMPLE);
    tokenFile = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    Path routes = directory.resolve("routes");
    Routes.copyTo(routes);
    CommandRun made =
        CommandRun.of(
            "new",
            "source",
            "press",
            "--event",
            sample.toString(),
            "--directory",
            routes.toString());
    assertThat(made.code()).as(made.err()).isZero();
    signalbox =
        TestSignalbox.start(
            directory.resolve("data"),
            Map.of(
                "routes.directory", routes.toString(),
                "intake.http.token-file", tokenFile.toString()));
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  @Test
  void theSampleOfANewSourceBecomesAStandardEventAtOnce() {
    CommandRun run = send(sample, "--token-file", tokenFile.toString());

    assertThat(run.out()).containsExactly("{\"accepted\":1,\"ids\":[\"s-1\"]}");
    assertThat(run.code()).isZero();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                signalbox
                    .out()
                    .csv()
                    .contains("com.unseen.press,arn:onprem:press:main::press/9,jammed"));
  }

  @Test
  void theSettingsSayWhereToAndTheToken() {
    CommandRun run =
        CommandRun.of(
            "send",
            "--event",
            sample.toString(),
            "--set",
            "intake.http.port=" + signalbox.http().events().getPort(),
            "--set",
            "intake.http.token-file=" + tokenFile);
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void whatIsRefusedEndsWithOneAndTheReason() throws IOException {
    String url = signalbox.http().events().toString();
    assertThat(send(sample).err())
        .isEqualTo("signalbox: %s answers 401: a bearer token is needed%n".formatted(url));
    Path bad = Files.writeString(directory.resolve("bad.json"), "[{\"source\": \"a\"}]");
    CommandRun run = send(bad, "--token-file", tokenFile.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("signalbox: %s answers 400: event 0: detail-type is missing%n".formatted(url));
  }

  @Test
  void cloudEventsAreSentAsSuch() throws IOException {
    Path file = directory.resolve("cloud-event.json");
    String event = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"com.a\",\"type\":\"t\"}";
    Files.writeString(file, event.formatted("c-1"));
    assertThat(send(file, "--token-file", tokenFile.toString()).out())
        .containsExactly("{\"accepted\":1,\"ids\":[\"c-1\"]}");
    Files.writeString(file, "[" + event.formatted("c-2") + "," + event.formatted("c-3") + "]");
    assertThat(send(file, "--token-file", tokenFile.toString()).out())
        .containsExactly("{\"accepted\":2,\"ids\":[\"c-2\",\"c-3\"]}");
  }

  @Test
  void anotherServerGetsNoTokenOfOursAndIsNotFollowed() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("Authorization"));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          byte[] body = "over\nthere".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(307, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    other.start();
    try {
      String url = "http://127.0.0.1:%d/events".formatted(other.getAddress().getPort());
      CommandRun run =
          CommandRun.of(
              "send",
              "--event",
              sample.toString(),
              "--url",
              url,
              "--set",
              "intake.http.token-file=" + tokenFile);
      assertThat(run.err()).isEqualTo("signalbox: %s answers 307: over there%n".formatted(url));
      assertThat(seen).containsExactly("/events null");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void whatCannotBeSentIsToldInOneLine() throws IOException {
    String nowhere = "http://127.0.0.1:%d/events".formatted(Ports.free());
    assertThat(refusal("--url", nowhere)).isEqualTo(nowhere + ": nothing listens there");
    for (String url : List.of("ftp://a/b", "http:///x", "a b", "http://user:pass@127.0.0.1/")) {
      assertThat(refusal("--url", url)).startsWith("not a URL").endsWith(": " + url);
    }
    assertThat(refusal("--set", "profile=aws"))
        .isEqualTo("intake.http.port has no value: give --url");
    Path secret = Files.writeString(directory.resolve("odd"), "s3cret\u0007ü\n");
    assertThat(refusal("--url", nowhere, "--token-file", secret.toString()))
        .isEqualTo("the token has characters that no header can carry");
    assertThat(refusal("--url", nowhere, "--token-file", directory + "/none"))
        .isEqualTo("--token-file=%s/none (the command line): cannot be read", directory);
  }

  private static String refusal(String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "send";
    command[1] = "--event";
    command[2] = sample.toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    CommandRun run = CommandRun.of(command);
    assertThat(run.code()).isNotZero();
    assertThat(run.err().lines()).hasSize(1);
    return run.err().strip().replaceFirst("^signalbox: ", "");
  }

  private static CommandRun send(Path event, String... more) {
    String[] command = new String[more.length + 5];
    command[0] = "send";
    command[1] = "--event";
    command[2] = event.toString();
    command[3] = "--url";
    command[4] = signalbox.http().events().toString();
    System.arraycopy(more, 0, command, 5, more.length);
    return CommandRun.of(command);
  }
}
