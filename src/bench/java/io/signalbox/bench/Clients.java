package io.signalbox.bench;

import java.net.URI;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of SQS with a connection for every call that is under way. */
final class Clients {

  /** That of Signalbox's own clients. */
  private static final int MOST_CONNECTIONS = 128;

  private Clients() {}

  static SqsClient sqs(URI endpoint) {
    return configure(SqsClient.builder(), endpoint)
        .httpClientBuilder(ApacheHttpClient.builder().maxConnections(MOST_CONNECTIONS))
        .build();
  }

  static SqsAsyncClient async(URI endpoint) {
    return configure(SqsAsyncClient.builder(), endpoint)
        .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(MOST_CONNECTIONS))
        .build();
  }

  private static <B extends AwsClientBuilder<B, C>, C> B configure(B builder, URI endpoint) {
    return builder.endpointOverride(endpoint).region(Region.EU_CENTRAL_1);
  }
}
