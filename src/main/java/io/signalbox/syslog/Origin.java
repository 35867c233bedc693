package io.signalbox.syslog;

/**
 * Where messages came from, which is a fact and not what they claim.
 *
 * @param peer the sender's address, or null where it is not known
 * @param transport {@code udp}, {@code tcp}, {@code tls} or {@code relp}, or null
 * @param tlsSubject the subject of the client's certificate as RFC 2253 writes it, or null
 */
public record Origin(String peer, String transport, String tlsSubject) {

  /** Nothing is known. */
  public static final Origin UNKNOWN = new Origin(null, null, null);
}
