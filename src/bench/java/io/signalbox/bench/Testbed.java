package io.signalbox.bench;

import io.signalbox.testing.aws.AwsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The server, and what starts contenders on it, all in the same way. */
final class Testbed implements AutoCloseable {

  /** How long each answer of the server takes to arrive. */
  static final long DELAY_MILLIS = 8;

  /** The same for all contenders. */
  static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

  /** What they log as Signalbox does, not as its tests do. */
  private static final String LOGGING = "-Dlogback.configurationFile=logback.xml";

  private final Path directory;
  private final List<String> moreOptions;
  private final DistantSqs server;

  /** Signalbox looks its topics up; and the credentials of this JVM are AwsServer's. */
  private final AwsServer otherServices = AwsServer.start();

  private final SqsClient backDoor;
  private int jobs;

  /**
   * @param directory where contenders run and log
   * @param moreOptions the contenders' further JVM options
   */
  Testbed(Path directory, List<String> moreOptions) throws IOException {
    this.directory = directory;
    this.moreOptions = moreOptions;
    this.server = DistantSqs.start(DELAY_MILLIS);
    this.backDoor = Clients.sqs(server.backDoor());
  }

  /** A contender's queues and its process. */
  record Started(TestQueue in, List<TestQueue> out, ContenderProcess process)
      implements AutoCloseable {
    @Override
    public void close() {
      process.close();
      in.close();
      out.forEach(TestQueue::close);
    }
  }

  /** Starts a contender on an empty queue. */
  Started start(Contender contender, int inFlight, int recipients) {
    String job =
        "%02d-%s-%d".formatted(++jobs, contender.name().toLowerCase(Locale.ROOT), inFlight);
    TestQueue in = TestQueue.create(backDoor, job + "-in");
    List<TestQueue> out =
        IntStream.range(0, recipients)
            .mapToObj(i -> TestQueue.create(backDoor, job + "-out-" + i))
            .toList();
    List<String> names = out.stream().map(TestQueue::name).toList();
    Job what = new Job(server.endpoint(), in.name(), names, inFlight);
    return new Started(in, out, start(contender.launch(what), directory.resolve(job)));
  }

  private ContenderProcess start(Launch launch, Path where) {
    List<String> options = new ArrayList<>(HEAP);
    options.addAll(List.of(LOGGING, ThreadTimes.KEEP_COMPILER_THREADS));
    options.addAll(moreOptions);
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.put("AWS_ACCESS_KEY_ID", "none");
    environment.put("AWS_SECRET_ACCESS_KEY", "none");
    environment.put("AWS_ENDPOINT_URL", otherServices.endpoint().toString());
    try {
      Files.createDirectories(where);
      return ContenderProcess.start(launch, options, environment, where);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The requests of all contenders so far, by action. */
  Map<String, Long> requests() {
    try {
      return server.requests();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    backDoor.close();
    otherServices.close();
    server.close();
  }
}
