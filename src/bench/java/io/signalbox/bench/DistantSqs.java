package io.signalbox.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ some milliseconds away, in a process of its own, so that the CPU time that a benchmark
 * measures is the client's.
 */
final class DistantSqs implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream questions;
  private final URI endpoint;
  private final URI backDoor;

  private DistantSqs(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader();
    this.questions = new PrintStream(process.getOutputStream(), true);
    this.endpoint = URI.create("http://127.0.0.1:" + answers.readLine());
    this.backDoor = URI.create("http://127.0.0.1:" + answers.readLine());
  }

  static DistantSqs start(long delayMillis) throws IOException {
    return new DistantSqs(
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                DistantSqs.class.getName(),
                Long.toString(delayMillis))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** The server: prints its two ports, then for each line that it reads the requests so far. */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err); // for the logs
    int port =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .start()
            .waitUntilStarted()
            .localAddress()
            .getPort();
    DelayProxy proxy = DelayProxy.start(port, Long.parseLong(args[0]));
    out.println(proxy.port());
    out.println(port);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    while (in.readLine() != null) {
      out.println(proxy.requests());
    }
    System.exit(0);
  }

  /** Where those who are measured reach it. */
  URI endpoint() {
    return endpoint;
  }

  /** Where the one who measures reaches it: with no delay, and not counted. */
  URI backDoor() {
    return backDoor;
  }

  /** The requests so far, by action. */
  synchronized Map<String, Long> requests() throws IOException {
    questions.println();
    return RequestCounts.parse(answers.readLine());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
