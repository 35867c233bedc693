package io.signalbox.bench;

import io.signalbox.aws.AwsClients;
import io.signalbox.aws.batch.BatchSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;

/**
 * Callers that send one message after the other to ElasticMQ 8 ms away: by single calls, by the
 * SDK's own batch manager, and by Signalbox's batching. Arguments, both optional: the seconds that
 * each run lasts, and Signalbox's maximal linger in milliseconds.
 */
public final class CoalescerBench {

  private static final int[] CALLERS = {10, 50, 100};
  private static final long DELAY_MILLIS = 8;
  private static final int MOST_REQUESTS = 8;
  private static final String BODY = "aws.ec2,arn:aws:ec2:eu-central-1::instance/i-0,running";

  private final DistantSqs server;
  private final Duration time;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final SqsClient plain;
  private final String queue;
  private final String other;
  private final ThreadLocal<Boolean> firstOfTwo = ThreadLocal.withInitial(() -> true);

  private CoalescerBench(DistantSqs server, Duration time, SqsClient plain) {
    this.server = server;
    this.time = time;
    this.plain = plain;
    this.queue = create("bench");
    this.other = create("other");
  }

  private String create(String name) {
    URI url = URI.create(plain.createQueue(q -> q.queueName(name)).queueUrl());
    return server.endpoint() + url.getPath();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    System.setProperty("aws.accessKeyId", "none");
    System.setProperty("aws.secretAccessKey", "none");
    Duration time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 5);
    Duration linger = Duration.ofMillis(args.length > 1 ? Long.parseLong(args[1]) : 10);
    try (DistantSqs server = DistantSqs.start(DELAY_MILLIS);
        AwsClients clients = AwsClients.create("eu-central-1", server.endpoint());
        AwsClients others = AwsClients.create("eu-central-1", server.endpoint());
        SqsAsyncClient async = async(server.endpoint())) {
      CoalescerBench bench = new CoalescerBench(server, time, clients.sqs());
      AwsClients batching = others.batching(new BatchSettings(linger, MOST_REQUESTS));
      bench.compare(async, batching.sqs(), linger);
      batching.batches().forEach(System.out::println);
      batching.close();
      bench.timer.shutdown();
    }
  }

  private static SqsAsyncClient async(URI endpoint) {
    return SqsAsyncClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(128))
        .build();
  }

  private void compare(SqsAsyncClient async, SqsClient batching, Duration linger)
      throws IOException, InterruptedException {
    System.out.printf(
        "%-28s %7s %8s %9s %5s %7s %7s %9s%n",
        "client", "callers", "events/s", "req/event", "fill", "p50 ms", "p99 ms", "cpu us/ev");
    measure("single calls", () -> send(plain, queue));
    for (long flush : new long[] {200, 10}) {
      try (SqsAsyncBatchManager manager = manager(async, Duration.ofMillis(flush))) {
        measure("SDK batch manager " + flush + " ms", () -> send(manager));
      }
    }
    measure("Signalbox, linger " + linger.toMillis() + " ms", () -> send(batching, queue));
    measure("Signalbox, 2 queues in turn", () -> sendInTurn(batching));
    measureOne("Signalbox, every 50 ms", 1, new ClosedLoop(() -> send(batching, queue), 50));
    measureOne("Signalbox, every 50 ms", 20, new ClosedLoop(() -> send(batching, queue), 50));
  }

  private SqsAsyncBatchManager manager(SqsAsyncClient async, Duration flush) {
    return SqsAsyncBatchManager.builder()
        .client(async)
        .scheduledExecutor(timer)
        .overrideConfiguration(c -> c.sendRequestFrequency(flush))
        .build();
  }

  private static void send(SqsClient client, String queue) {
    client.sendMessage(m -> m.queueUrl(queue).messageBody(BODY));
  }

  /** As a route does that sends a message on and deletes it: callers are spread over two keys. */
  private void sendInTurn(SqsClient client) {
    send(client, firstOfTwo.get() ? queue : other);
    firstOfTwo.set(!firstOfTwo.get());
  }

  private void send(SqsAsyncBatchManager manager) {
    manager.sendMessage(m -> m.queueUrl(queue).messageBody(BODY)).join();
  }

  private void measure(String name, Runnable call) throws IOException, InterruptedException {
    new ClosedLoop(call, 0).run(50, Duration.ofSeconds(3)); // warm
    for (int callers : CALLERS) {
      measureOne(name, callers, new ClosedLoop(call, 0));
    }
  }

  private void measureOne(String name, int callers, ClosedLoop loop)
      throws IOException, InterruptedException {
    plain.purgeQueue(q -> q.queueUrl(queue));
    plain.purgeQueue(q -> q.queueUrl(other));
    long before = requests();
    ClosedLoop.Result result = loop.run(callers, time);
    double requests = requests() - before;
    System.out.printf(
        "%-28s %7d %8.0f %9.3f %5.2f %7.1f %7.1f %9.0f%n",
        name,
        callers,
        result.calls() / result.seconds(),
        requests / result.calls(),
        result.calls() / requests,
        result.p50Millis(),
        result.p99Millis(),
        result.cpuMicros());
  }

  private long requests() throws IOException {
    return server.requests().values().stream().mapToLong(Long::longValue).sum();
  }
}
