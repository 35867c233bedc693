package io.signalbox.testing.aws;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ in this process, on a port of its own.
 *
 * @see <a href="https://github.com/softwaremill/elasticmq">ElasticMQ</a>
 */
final class ElasticMq implements AutoCloseable {

  /**
   * Threads of a plain pool run the actors: the fork/join pool, which Pekko has by default, starves
   * on a busy machine what comes from outside of it as long as actors have work for each other, and
   * callers waited for 20 seconds.
   *
   * @see <a href="https://github.com/apache/pekko/issues/661">Pekko issue 661</a>
   */
  private static final String ACTORS =
      """
      pekko {
        loglevel = WARNING
        daemonic = on
        actor.default-dispatcher {
          executor = thread-pool-executor
          thread-pool-executor.fixed-pool-size = 8
        }
      }
      """;

  private final ActorSystem actors;
  private final URI uri;

  /**
   * @param visible where clients reach it: the base of the queue URLs that it gives out
   */
  ElasticMq(URI visible, String region, String account) {
    Config config = ConfigFactory.parseString(ACTORS).withFallback(ConfigFactory.load());
    actors = ActorSystem.create("elasticmq", config);
    int port =
        SQSRestServerBuilder.withActorSystem(actors)
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .withServerAddress(
                NodeAddress.apply(visible.getScheme(), visible.getHost(), visible.getPort(), ""))
            .withAWSRegion(region)
            .withAWSAccountId(account)
            .start()
            .waitUntilStarted()
            .localAddress()
            .getPort();
    uri = URI.create("http://127.0.0.1:" + port + "/");
  }

  URI uri() {
    return uri;
  }

  /** Ends the actors, not the server: the server would first wait for every long poll to end. */
  @Override
  public void close() {
    actors.terminate();
    actors.getWhenTerminated().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
