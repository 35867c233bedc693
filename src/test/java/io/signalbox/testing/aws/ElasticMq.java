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

  private final ActorSystem actors;
  private final URI uri;

  /**
   * @param visible where clients reach it: the base of the queue URLs that it gives out
   */
  ElasticMq(URI visible, String region, String account) {
    Config quiet = ConfigFactory.parseString("pekko { loglevel = WARNING, daemonic = on }");
    actors = ActorSystem.create("elasticmq", quiet.withFallback(ConfigFactory.load()));
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
