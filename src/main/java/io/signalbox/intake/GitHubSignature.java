package io.signalbox.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * The signature that GitHub, which sends no bearer token, puts on what it delivers: the HMAC of the
 * body, by a secret that is also configured there. Without a secret a delivery must carry what any
 * other request must.
 *
 * @see <a
 *     href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating
 *     webhook deliveries</a>
 */
public final class GitHubSignature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  private final SecretKeySpec secret;
  private final BearerToken otherwise;

  /** Knows the secret, or what is asked for where there is none. */
  public GitHubSignature(Optional<String> secret, BearerToken otherwise) {
    this.secret =
        secret
            .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .orElse(null);
    this.otherwise = otherwise;
  }

  /**
   * Lets a delivery pass.
   *
   * @throws UnauthorizedException where its signature is not that of its body
   */
  public void check(
      @Body byte[] body,
      @Header("X-Hub-Signature-256") String signature,
      @Header("Authorization") String authorization) {
    if (secret == null) {
      otherwise.check(authorization);
    } else if (signature == null || !isEqual(signature, PREFIX + hmac(body))) {
      throw new UnauthorizedException("X-Hub-Signature-256 is not the signature of this body");
    }
  }

  /** In constant time, so that a sender cannot find the signature byte by byte. */
  private static boolean isEqual(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  private String hmac(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
