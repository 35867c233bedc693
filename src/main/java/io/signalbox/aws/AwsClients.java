package io.signalbox.aws;

import io.signalbox.aws.batch.BatchSettings;
import io.signalbox.aws.batch.BatchStatistics;
import io.signalbox.aws.batch.Batching;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients, over one pool of connections. Credentials come from the SDK's default chain. The
 * clients retry three times by the SDK's standard mode.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">retries</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">
 *     credentials</a>
 */
public final class AwsClients implements AutoCloseable {

  /** Each long poll holds a connection for up to 20 s, and sends need theirs meanwhile. */
  private static final int MOST_CONNECTIONS = 128;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** A send that takes longer than this is better tried again. */
  private static final Duration SEND_ATTEMPT = Duration.ofSeconds(10);

  /** SQS answers an empty long poll after 20 s; silence beyond this is a lost connection. */
  private static final Duration POLL_ATTEMPT = Duration.ofSeconds(30);

  /** Attempts, and the pauses between them. */
  private static final int ATTEMPTS_WITH_PAUSES = 4;

  private final Region region;
  private final SdkHttpClient http;

  /** Ends calls that take too long; the SDK would have five threads for each client. */
  private final ScheduledExecutorService timer;

  private final SqsClient sqs;
  private final SnsClient sns;
  private final LateClient<SesClient> ses;
  private final LateClient<EventBridgeClient> eventBridge;
  private final Batching batching;
  private final CountedSes mails = new CountedSes();

  private AwsClients(Region region, URI endpoint) {
    this.region = region;
    this.timer = timer();
    this.http = new LateHttp(AwsClients::http);
    this.sqs = configure(SqsClient.builder(), endpoint, POLL_ATTEMPT).build();
    this.sns = configure(SnsClient.builder(), endpoint, SEND_ATTEMPT).build();
    this.ses =
        new LateClient<>(() -> configure(SesClient.builder(), endpoint, SEND_ATTEMPT).build());
    this.eventBridge =
        new LateClient<>(
            () -> configure(EventBridgeClient.builder(), endpoint, SEND_ATTEMPT).build());
    this.batching = new Batching(BatchSettings.DEFAULT);
  }

  private AwsClients(AwsClients plain, Batching batching) {
    this.region = plain.region;
    this.http = plain.http;
    this.timer = plain.timer;
    this.sqs = batching.sqs(plain.sqs);
    this.sns = batching.sns(plain.sns);
    this.ses = new LateClient<>(() -> mails.client(plain.ses()));
    this.eventBridge = new LateClient<>(() -> batching.eventBridge(plain.eventBridge()));
    this.batching = batching;
  }

  /**
   * Makes the clients. Nothing is called yet.
   *
   * @param region such as {@code eu-central-1}; null or blank for what the SDK's <a
   *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/region-selection.html">
   *     default chain</a> finds
   * @param endpoint a URL that answers for all services; null for AWS's own, or those that {@code
   *     AWS_ENDPOINT_URL} and its like <a
   *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">name</a>
   * @throws AwsConfigurationException if no region is given or found
   */
  public static AwsClients create(String region, URI endpoint) {
    return create(region, endpoint, DefaultAwsRegionProviderChain.builder().build());
  }

  static AwsClients create(String region, URI endpoint, AwsRegionProvider otherwise) {
    boolean given = region != null && !region.isBlank();
    return new AwsClients(given ? Region.of(region.strip()) : find(otherwise), endpoint);
  }

  private static Region find(AwsRegionProvider provider) {
    try {
      return provider.getRegion();
    } catch (SdkClientException e) {
      throw new AwsConfigurationException(
          "no AWS region: set aws.region, AWS_REGION, or the region of the AWS profile", e);
    }
  }

  private static SdkHttpClient http() {
    return ApacheHttpClient.builder()
        .maxConnections(MOST_CONNECTIONS)
        .connectionTimeout(CONNECT)
        .socketTimeout(POLL_ATTEMPT)
        .tcpKeepAlive(true)
        .build();
  }

  /** A call that is over leaves nothing behind, though its time-out would be in a minute or two. */
  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, AwsClients::daemon);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "aws-timeouts");
    thread.setDaemon(true);
    return thread;
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configure(
      B builder, URI endpoint, Duration attempt) {
    builder.httpClient(http).region(region).overrideConfiguration(timeouts(attempt));
    return endpoint == null ? builder : builder.endpointOverride(endpoint);
  }

  private ClientOverrideConfiguration timeouts(Duration attempt) {
    return ClientOverrideConfiguration.builder()
        .scheduledExecutorService(timer)
        .apiCallAttemptTimeout(attempt)
        .apiCallTimeout(Duration.ofSeconds(ATTEMPTS_WITH_PAUSES * attempt.toSeconds()))
        .retryStrategy(RetryMode.STANDARD)
        .build();
  }

  /**
   * These clients, but operations on one message share batch requests with those of other threads.
   * Closing the result waits for the messages under way and closes these clients too.
   */
  public AwsClients batching(BatchSettings settings) {
    return new AwsClients(this, new Batching(settings));
  }

  /** What each batched operation has cost so far; empty where nothing is batched. */
  public List<BatchStatistics> batches() {
    return batching.statistics();
  }

  /** What all that is sent has cost so far, by operation: what is batched, and mails. */
  public List<BatchStatistics> requests() {
    return Stream.concat(batching.statistics().stream(), mails.statistics().stream()).toList();
  }

  /** The region that the clients call. */
  public Region region() {
    return region;
  }

  public SqsClient sqs() {
    return sqs;
  }

  public SnsClient sns() {
    return sns;
  }

  /** SES by its version 1, which is the one that Camel's component speaks. */
  public SesClient ses() {
    return ses.get();
  }

  public EventBridgeClient eventBridge() {
    return eventBridge.get();
  }

  /** Closes the clients and their connections; calls that are under way fail. */
  @Override
  public void close() {
    sqs.close();
    sns.close();
    ses.close();
    eventBridge.close();
    http.close();
    timer.shutdownNow();
  }
}
