package io.signalbox.aws;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/**
 * An HTTP client that is made on a thread of its own, as what TLS needs takes as long as all else
 * of the clients: the first request waits for it.
 */
final class LateHttp implements SdkHttpClient {

  private final CompletableFuture<SdkHttpClient> client;

  LateHttp(Supplier<SdkHttpClient> maker) {
    client = CompletableFuture.supplyAsync(maker, task -> new Thread(task, "aws-http").start());
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return client.join().prepareRequest(request);
  }

  @Override
  public String clientName() {
    return ApacheHttpClient.CLIENT_NAME;
  }

  @Override
  public void close() {
    client.join().close();
  }
}
