package io.signalbox.delivery;

import io.signalbox.config.SettingsException;
import io.signalbox.errors.PassingFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.net.URIAuthority;

/**
 * An HTTP client that sends every request to one URL, whatever URL the endpoint has. It alone knows
 * that URL and the secrets, so that no exchange, endpoint, exception or dead letter does, and takes
 * them out of what a server answers.
 */
public final class WebhookClient implements HttpClientConfigurer {

  private static final int LONGEST_ANSWER_BYTES = 8192;
  private static final int LONGEST_CHECKED_BYTES = 1 << 20;
  private static final int SHORTEST_SECRET = 8;
  private static final ContentType TEXT =
      ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);
  private static final int REFUSED = 300;

  private final URI target;
  private final List<String> secrets;
  private final Optional<RequestProof> proof;
  private final Optional<AnswerCheck> check;
  private final Optional<Breaker> breaker;

  private WebhookClient(
      URI target,
      List<String> secrets,
      Optional<RequestProof> proof,
      Optional<AnswerCheck> check,
      Optional<Breaker> breaker) {
    this.target = target;
    this.secrets = secrets;
    this.proof = proof;
    this.check = check;
    this.breaker = breaker;
  }

  /**
   * A client of a URL.
   *
   * @param key how the URL is told of where it is none
   * @param more secrets beside those in the URL
   * @throws SettingsException where it is no http or https URL
   */
  static WebhookClient of(String key, String url, List<String> more) {
    try {
      URI target = URI.create(url);
      if (url.matches("https?://[!-~]+") && isOfAServer(target)) {
        return new WebhookClient(
            target, secrets(target, more), Optional.empty(), Optional.empty(), Optional.empty());
      }
    } catch (IllegalArgumentException e) {
      // its message has the URL
    }
    throw new SettingsException(key + ": must hold an http or https URL without a user");
  }

  private static boolean isOfAServer(URI url) {
    return url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
  }

  /** This client, whose requests say too who they are from. */
  WebhookClient proving(RequestProof by) {
    return new WebhookClient(target, secrets, Optional.of(by), check, breaker);
  }

  /** This client, which looks into what it is answered with 2xx. */
  WebhookClient checking(AnswerCheck by) {
    return new WebhookClient(target, secrets, proof, Optional.of(by), breaker);
  }

  /** This client, which calls nothing while that is out of reach. */
  WebhookClient guarded(Breaker by) {
    return new WebhookClient(target, secrets, proof, check, Optional.of(by));
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    // what to try again, and when, is for the routes of errors/ to say
    client.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    client.addExecInterceptorFirst("target", this::send);
  }

  private ClassicHttpResponse send(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    request.setScheme(target.getScheme());
    request.setAuthority(new URIAuthority(target.getHost(), target.getPort()));
    request.setPath(path());
    if (proof.isPresent()) {
      proof.get().add(request);
    }
    ExecChain.Scope routed =
        new ExecChain.Scope(
            scope.exchangeId,
            route(),
            scope.originalRequest,
            scope.execRuntime,
            scope.clientContext);
    breaker.ifPresent(Breaker::begin);
    boolean reached = false;
    try {
      ClassicHttpResponse response = checked(chain.proceed(request, routed));
      reached = !PassingFailure.isAnsweredBy(response.getCode());
      return masked(response);
    } finally {
      end(reached);
    }
  }

  private ClassicHttpResponse checked(ClassicHttpResponse response) throws IOException {
    if (check.isPresent() && response.getCode() < REFUSED) {
      byte[] body =
          response.getEntity() == null
              ? new byte[0]
              : EntityUtils.toByteArray(response.getEntity(), LONGEST_CHECKED_BYTES);
      check.get().check(body);
      response.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }
    return response;
  }

  private void end(boolean reached) {
    breaker.ifPresent(each -> each.end(reached));
  }

  private String path() {
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
  }

  private HttpRoute route() {
    boolean secure = target.getScheme().equals("https");
    int port = target.getPort() < 0 ? (secure ? 443 : 80) : target.getPort();
    return new HttpRoute(new HttpHost(target.getScheme(), target.getHost(), port), null, secure);
  }

  /** What a refusal says becomes the reason of a dead letter, and may repeat what was asked for. */
  private ClassicHttpResponse masked(ClassicHttpResponse response) throws IOException {
    if (response.getCode() < REFUSED) {
      return response;
    }
    if (response.getReasonPhrase() != null) {
      response.setReasonPhrase(masked(response.getReasonPhrase()));
    }
    if (response.getEntity() != null) {
      try {
        String body =
            EntityUtils.toString(
                response.getEntity(), StandardCharsets.UTF_8, LONGEST_ANSWER_BYTES);
        response.setEntity(new StringEntity(masked(body == null ? "" : body), TEXT));
      } catch (ParseException e) {
        response.setEntity(new StringEntity("", TEXT));
      }
    }
    return response;
  }

  private String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  /** The longest first: what is left of one is no less secret. */
  private static List<String> secrets(URI target, List<String> more) {
    Stream<String> parts =
        Stream.of(target.getRawPath(), target.getPath(), target.getRawQuery(), target.getQuery())
            .filter(part -> part != null)
            .flatMap(part -> Stream.concat(Stream.of(part), Arrays.stream(part.split("[/&=;]"))));
    return Stream.concat(parts, more.stream())
        .filter(part -> part.length() >= SHORTEST_SECRET)
        .distinct()
        .sorted((a, b) -> b.length() - a.length())
        .toList();
  }
}
