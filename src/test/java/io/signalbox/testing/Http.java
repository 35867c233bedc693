package io.signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A client of POST /events and of what is below it. */
public final class Http {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI events;

  public Http(int port) {
    events = URI.create("http://127.0.0.1:" + port + "/events");
  }

  public HttpResponse<String> post(String body, String... headers) {
    return post(HttpRequest.BodyPublishers.ofString(body), headers);
  }

  public HttpResponse<String> post(HttpRequest.BodyPublisher body, String... headers) {
    return post(events, body, headers);
  }

  /** Posts to a path below /events. */
  public HttpResponse<String> postTo(String path, String body, String... headers) {
    URI uri = URI.create(events + "/" + path);
    return post(uri, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  private HttpResponse<String> post(URI uri, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI events() {
    return events;
  }
}
