package io.signalbox.testing.aws;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * SQS, SNS, SES (v1), EventBridge and the tags of EC2 in this process, at one URL on the loopback
 * interface, for the AWS SDK's own clients. SQS is ElasticMQ; the others know the calls that
 * Signalbox makes and refuse the rest. Topics deliver to queues before Publish returns, rules to
 * topics, queues and buses before PutEvents does, and only if the target's policy lets them, as on
 * AWS; {@link #undelivered()} says what was not. A name that ends in {@code .fifo} is that of a
 * FIFO topic or queue.
 */
public final class AwsServer implements AutoCloseable {

  /** The region of everything here. */
  public static final String REGION = "eu-central-1";

  /** The account of everything here. */
  public static final String ACCOUNT = "000000000000";

  private static final AwsBasicCredentials CREDENTIALS =
      AwsBasicCredentials.create("test", "test-secret");

  static {
    // Without it the JDK's server sends headers and body as two packets, 40 ms apart.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Faults faults = new Faults();
  private final CallLog calls = new CallLog();
  private final ExecutorService threads = Executors.newCachedThreadPool(AwsServer::daemon);
  private final InetSocketAddress address;
  private final AwsHandler handler;
  private final ElasticMq elasticMq;
  private final SnsDelivery delivery;
  private final SesApi ses = new SesApi();
  private final Ec2Api ec2 = new Ec2Api();
  private final EventBridgeTargets targets;
  private final EventBridgeApi eventBridge;
  private final SnsApi sns;
  private HttpServer http;

  private AwsServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = http.getAddress();
    elasticMq = new ElasticMq(endpoint(), REGION, ACCOUNT);
    QueueAttributes attributes = new QueueAttributes();
    ElasticMqClient queues = new ElasticMqClient(elasticMq.uri(), threads);
    SqsLimits limits = new SqsLimits(attributes);
    delivery = new SnsDelivery(queues, attributes, limits);
    SnsTopics topics = new SnsTopics(REGION, ACCOUNT);
    targets = new EventBridgeTargets(topics, delivery, queues, attributes);
    eventBridge = new EventBridgeApi(new EventBridgeRules(targets), faults);
    Map<Service, AwsApi> apis = new EnumMap<>(Service.class);
    apis.put(Service.SQS, new SqsApi(queues, attributes, limits, faults));
    sns = new SnsApi(topics, delivery, faults);
    apis.put(Service.SNS, sns);
    apis.put(Service.SES, ses);
    apis.put(Service.EC2, ec2);
    apis.put(Service.EVENTBRIDGE, eventBridge);
    handler = new AwsHandler(apis, faults, calls);
    answer();
  }

  private void answer() {
    http.createContext("/", handler);
    http.setExecutor(threads);
    http.start();
  }

  /** Goes out of reach: closes all connections, and refuses new ones, until {@link #reopen}. */
  public void refuseConnections() {
    faults.clear();
    http.stop(0);
  }

  /** Takes connections again, on the same port. */
  public void reopen() {
    try {
      http = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answer();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "aws-server");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a server on a free port. It also gives this JVM made-up AWS credentials where system
   * properties name none, for clients that find them by the default chain: no test may ever sign
   * with the keys of whoever runs it.
   */
  public static AwsServer start() {
    System.getProperties().putIfAbsent("aws.accessKeyId", CREDENTIALS.accessKeyId());
    System.getProperties().putIfAbsent("aws.secretAccessKey", CREDENTIALS.secretAccessKey());
    try {
      return new AwsServer();
    } catch (IOException e) {
      throw new IllegalStateException("cannot listen on the loopback interface", e);
    }
  }

  /** The URL for every client's endpoint override. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  /** Points a client at this server: {@code server.client(SqsClient.builder()).build()}. */
  public <B extends AwsClientBuilder<B, C>, C> B client(B builder) {
    return builder
        .endpointOverride(endpoint())
        .region(Region.of(REGION))
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS));
  }

  /** The fault switch. */
  public Faults faults() {
    return faults;
  }

  /** How often each action was called, by name, calls that failed included. */
  public Map<String, Integer> calls() {
    return calls.counts();
  }

  /** Starts counting from zero. */
  public void forgetCalls() {
    calls.clear();
  }

  /** What topics took, in its order; not what a FIFO topic knows as a repeat. */
  public List<Published> published() {
    return sns.published();
  }

  /** The mails that were sent, oldest first. */
  public List<SentMail> mails() {
    return ses.mails();
  }

  /** Tags an EC2 instance. */
  public void tag(String instance, String key, String value) {
    ec2.tag(instance, key, value);
  }

  /** The events that EventBridge took, oldest first. */
  public List<PutEvent> events() {
    return eventBridge.events();
  }

  /** What topics and rules could not deliver, one line each: which one, and why. */
  public List<String> undelivered() {
    return Stream.concat(delivery.undelivered().stream(), targets.undelivered().stream()).toList();
  }

  /** Ends at once, long polls and calls that hang included. */
  @Override
  public void close() {
    faults.clear();
    http.stop(0);
    threads.shutdownNow();
    elasticMq.close();
  }
}
