package io.signalbox.authoring;

import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Posts samples to a running Signalbox. */
public final class EventPost {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int LONGEST_ANSWER = 4096;

  /** What a header can carry; Java tells of the whole value where it cannot. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  private final URI target;
  private final Optional<String> token;

  private EventPost(URI target, Optional<String> token) {
    this.target = target;
    this.token = token;
  }

  /**
   * Posts to a URL.
   *
   * @param token the bearer token (RFC 6750) to send along
   * @throws AuthoringException where the URL is none of HTTP, or no header can carry the token
   */
  public static EventPost to(String url, Optional<String> token) {
    URI target;
    try {
      target = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new AuthoringException("not a URL: " + url);
    }
    boolean http = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
    if (!http || target.getHost() == null || target.getUserInfo() != null) {
      throw new AuthoringException("not a URL of the form http://host:port/path: " + url);
    }
    if (token.filter(each -> !TOKEN.matcher(each).matches()).isPresent()) {
      throw new AuthoringException("the token has characters that no header can carry");
    }
    return new EventPost(target, token);
  }

  /**
   * Sends a sample and returns the answer, on one line.
   *
   * @throws AuthoringException where it is not taken, with the status and the server's reason
   */
  public String send(Sample sample) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER)
            .header("Content-Type", contentType(sample))
            .POST(HttpRequest.BodyPublishers.ofString(sample.text()));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    HttpResponse<String> response = answer(request.build());
    String body = Text.line(response.body(), LONGEST_ANSWER);
    if (response.statusCode() / 100 != 2) {
      throw new AuthoringException(
          "%s answers %d: %s".formatted(target, response.statusCode(), reason(body)));
    }
    return body;
  }

  private HttpResponse<String> answer(HttpRequest request) throws InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            // the token is for this host alone
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new AuthoringException(target + ": nothing listens there");
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new AuthoringException(target + ": no answer: " + why);
    }
  }

  private static String contentType(Sample sample) {
    if (sample.isCloudEventBatch()) {
      return "application/cloudevents-batch+json";
    }
    return sample.isCloudEvent() ? "application/cloudevents+json" : "application/json";
  }

  /** Signalbox says it in {@code error}; another server may say anything. */
  private static String reason(String body) {
    try {
      String error = Json.read(body).path("error").asText();
      return error.isEmpty() ? body : error;
    } catch (InvalidEventException e) {
      return body;
    }
  }
}
