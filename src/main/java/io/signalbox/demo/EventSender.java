package io.signalbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Posts events to a running Signalbox. */
final class EventSender {

  private static final int ACCEPTED = 202;

  private final URI target;
  private final HttpClient client = HttpClient.newHttpClient();

  private EventSender(URI target) {
    this.target = target;
  }

  static EventSender to(Settings settings) {
    return new EventSender(
        URI.create(
            "http://%s:%s/events"
                .formatted(settings.get("intake.http.host"), settings.get("intake.http.port"))));
  }

  URI target() {
    return target;
  }

  /** Sends one event and returns once it is accepted. */
  void send(JsonNode event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != ACCEPTED) {
      throw new IOException(
          "POST %s: %d %s".formatted(target, response.statusCode(), response.body()));
    }
  }
}
