package io.signalbox.rehearsal;

import io.signalbox.config.Settings;
import io.signalbox.demo.Demo;
import io.signalbox.demo.FreePort;
import io.signalbox.runtime.Logging;
import io.signalbox.runtime.Signalbox;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A start and a first event in one of the profiles, on a directory of its own and without anything
 * outside of this process. It is for the JVM, which keeps the classes that were loaded.
 */
public final class Rehearsal {

  static final String REGION = "us-east-1";

  private static final long LONGEST_SECONDS = 60;
  private static final String OBSERVE = "observe.port";
  private static final String QUEUE = "AwsServiceEvents";
  private static final String EVENT =
      """
      {"version": "0", "id": "rehearsal", "detail-type": "EC2 Instance State-change Notification",
       "source": "aws.ec2", "account": "000000000000", "time": "2026-01-05T08:00:00Z",
       "region": "us-east-1",
       "resources": ["arn:aws:ec2:us-east-1:000000000000:instance/i-00000000000000000"],
       "detail": {"instance-id": "i-00000000000000000", "state": "running"}}
      """;

  private final Path directory;

  /**
   * Makes ready.
   *
   * @param directory where the files go; new or empty
   */
  public Rehearsal(Path directory) {
    this.directory = directory;
  }

  /**
   * Runs it.
   *
   * @param profile as the key {@code profile}
   * @return whether the event came through
   */
  public boolean run(String profile) throws Exception {
    return profile.equals("aws") ? onAws() : embedded();
  }

  private boolean embedded() throws Exception {
    return new Demo(directory, Map.of(OBSERVE, freePort()), nowhere()).play();
  }

  private boolean onAws() throws IOException, InterruptedException {
    // to sign requests with; nobody looks at the signature
    System.setProperty("aws.accessKeyId", "rehearsal");
    System.setProperty("aws.secretAccessKey", "rehearsal");
    Logging.level("ERROR");
    try (PlayedAws aws = new PlayedAws(QUEUE, EVENT);
        Signalbox signalbox = new Signalbox(settings(aws))) {
      signalbox.start();
      return aws.awaitPublished(LONGEST_SECONDS);
    }
  }

  private Settings settings(PlayedAws aws) throws IOException {
    return Settings.of(
        Map.of(
            "profile",
            "aws",
            "data.directory",
            directory.toString(),
            "aws.region",
            REGION,
            "aws.endpoint",
            aws.endpoint().toString(),
            "channel.create",
            "true",
            "channel.aws-service-events.queue",
            QUEUE,
            OBSERVE,
            freePort()));
  }

  /** What is watched on a port is a part of every start. */
  private static String freePort() throws IOException {
    return Integer.toString(FreePort.find());
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
