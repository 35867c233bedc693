package io.signalbox.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.camel.Header;

/** The bearer token (RFC 6750) that a request must carry, where one is configured. */
public final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  /**
   * Knows the token.
   *
   * @param token the token, or null to let every request pass
   */
  public BearerToken(String token) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Lets a request with this {@code Authorization} header pass.
   *
   * @throws UnauthorizedException where it does not carry the token
   */
  public void check(@Header("Authorization") String authorization) {
    if (!accepts(authorization)) {
      throw new UnauthorizedException("a bearer token is needed");
    }
  }

  boolean accepts(String authorization) {
    if (token == null) {
      return true;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String given = authorization.substring(SCHEME.length()).strip();
    // in constant time, so that a sender cannot find the token byte by byte
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }
}
