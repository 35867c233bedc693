package io.signalbox.testing.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** Passes calls on to ElasticMQ. */
final class ElasticMqClient {

  static final ObjectMapper JSON = new ObjectMapper();

  private final URI uri;
  private final HttpClient http;

  ElasticMqClient(URI uri, Executor threads) {
    this.uri = uri;
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  }

  /** The same call, byte for byte. */
  AwsReply pass(AwsCall call) throws IOException, InterruptedException {
    return pass(call, call.body());
  }

  /** The same call with another body. */
  AwsReply pass(AwsCall call, JsonNode body) throws IOException, InterruptedException {
    return pass(call, JSON.writeValueAsBytes(body));
  }

  /** A call of our own. */
  AwsReply call(String action, JsonNode body) throws IOException, InterruptedException {
    return pass(
        new AwsCall(
            Service.SQS, action, "AmazonSQS." + action, "application/x-amz-json-1.0", new byte[0]),
        body);
  }

  private AwsReply pass(AwsCall call, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body));
    request.header("Content-Type", call.contentType());
    if (call.isJson()) {
      request.header("X-Amz-Target", call.target());
    }
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    Map<String, String> headers = new HashMap<>();
    keep(response, "Content-Type", headers);
    keep(response, "x-amzn-query-error", headers);
    return new AwsReply(response.statusCode(), headers, response.body());
  }

  private static void keep(
      HttpResponse<byte[]> response, String name, Map<String, String> headers) {
    response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
  }
}
