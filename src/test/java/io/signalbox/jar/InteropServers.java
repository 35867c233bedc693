package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.testing.aws.AwsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** SQS and SNS by fauxqs and SES by aws-ses-v2-local, in one Node process. */
final class InteropServers implements AutoCloseable {

  private static final Path DIRECTORY = Path.of("src/test/interop");
  private static final String READY = "ready ";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI queues;
  private final URI mail;

  private InteropServers(Process process, URI queues, URI mail) {
    this.process = process;
    this.queues = queues;
    this.mail = mail;
  }

  /** Skips the test where there is no Node or nothing is installed; in CI, that is a failure. */
  static void assumeInstalled() throws InterruptedException {
    boolean installed = isNodeThere() && Files.isDirectory(DIRECTORY.resolve("node_modules"));
    String needs = "InteropIT needs Node, and npm ci --prefix src/test/interop run before";
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      assertThat(installed).as(needs).isTrue();
    }
    if (!installed) {
      // Maven's console does not tell why a test is skipped
      System.out.println("Skipped: " + needs);
    }
    assumeTrue(installed, needs);
  }

  private static boolean isNodeThere() throws InterruptedException {
    try {
      Process node =
          new ProcessBuilder("node", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return node.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts both, on ports that they choose. */
  static InteropServers start() throws IOException {
    Process process =
        new ProcessBuilder("node", "servers.js")
            .directory(DIRECTORY.toFile())
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder output = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !line.startsWith(READY)) {
      output.append(line).append('\n');
      line = lines.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the servers did not start: " + output);
    }
    String[] endpoints = line.substring(READY.length()).split(" ");
    return new InteropServers(process, URI.create(endpoints[0]), URI.create(endpoints[1]));
  }

  /** What the environment of a process says, so that its AWS clients call these servers. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_SQS", queues.toString(),
        "AWS_ENDPOINT_URL_SNS", queues.toString(),
        "AWS_ENDPOINT_URL_SES", mail.toString(),
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test");
  }

  /** Points a client of SQS or SNS at the servers. */
  <B extends AwsClientBuilder<B, C>, C> B client(B builder) {
    return builder
        .endpointOverride(queues)
        .region(Region.of(AwsServer.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  /** The mails that were sent, oldest first, as SES's server tells of them. */
  List<JsonNode> mails() {
    HttpRequest request = HttpRequest.newBuilder(mail.resolve("/store")).build();
    try {
      String store = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      List<JsonNode> mails = new ArrayList<>();
      Json.read(store).path("emails").forEach(mails::add);
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
