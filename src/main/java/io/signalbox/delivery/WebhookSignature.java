package io.signalbox.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.core5.http.ClassicHttpRequest;

/**
 * Signs requests by HMAC-SHA256 over their id, the time of the try and the body. The id is made of
 * the body, so that a request that is tried again has the same.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 *     Standard Webhooks</a>
 */
final class WebhookSignature implements RequestProof {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE64_KEY = "whsec_";

  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * Signs with a key.
   *
   * @param key {@code whsec_} and the key in base64, or the key as text
   * @throws IllegalArgumentException where it is not base64
   */
  WebhookSignature(String key, Clock clock) {
    byte[] bytes =
        key.startsWith(BASE64_KEY)
            ? Base64.getDecoder().decode(key.substring(BASE64_KEY.length()))
            : key.getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
    this.clock = clock;
  }

  @Override
  public void add(ClassicHttpRequest request) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    request.getEntity().writeTo(body);
    String id = "msg_" + Digest.of(body.toByteArray()).substring(0, 32);
    String time = Long.toString(clock.instant().getEpochSecond());
    request.setHeader("webhook-id", id);
    request.setHeader("webhook-timestamp", time);
    request.setHeader("webhook-signature", "v1," + signature(id + "." + time + ".", body));
  }

  private String signature(String prefix, ByteArrayOutputStream body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
