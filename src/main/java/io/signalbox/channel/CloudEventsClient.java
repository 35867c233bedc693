package io.signalbox.channel;

import java.util.List;
import java.util.Optional;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The HTTP client that sends CloudEvents. It alone knows the bearer token (RFC 6750), so that no
 * exchange, endpoint or dead letter does.
 */
public final class CloudEventsClient implements HttpClientConfigurer {

  private final Optional<String> token;

  /** A client that sends this token with each request, or none. */
  public CloudEventsClient(Optional<String> token) {
    this.token = token;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    // what to try again, and when, is for the routes of errors/ to say
    client.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    token.ifPresent(
        value ->
            client.setDefaultHeaders(
                List.of(new BasicHeader(HttpHeaders.AUTHORIZATION, "Bearer " + value, true))));
  }
}
