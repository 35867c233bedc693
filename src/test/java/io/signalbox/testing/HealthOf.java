package io.signalbox.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What GET /observe/health answers. */
public final class HealthOf {

  private final Http http;
  private final int port;

  public HealthOf(int port) {
    this.http = new Http(port);
    this.port = port;
  }

  public int port() {
    return port;
  }

  /** The answer to what is below the path, as in {@code /ready}. */
  public HttpResponse<String> get(String path) {
    URI uri = URI.create("http://127.0.0.1:%d/observe/health%s".formatted(port, path));
    return http.send(HttpRequest.newBuilder(uri).build());
  }

  /** What the check of this name says. */
  public JsonNode check(String name) {
    for (JsonNode check : Json.read(get("").body()).path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }
}
