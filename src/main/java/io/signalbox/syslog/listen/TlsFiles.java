package io.signalbox.syslog.listen;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.signalbox.config.SettingsException;
import io.signalbox.intake.WatchedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's certificate and key and the authorities of its clients, as PEM files that are read
 * again when they change. Files that cannot be read at start are a {@link SettingsException};
 * later, those read before stay in use, and a warning tells why.
 */
public final class TlsFiles {

  /**
   * More than the seven days that a ticket of TLS 1.3 may live, so that the JDK sends none. A
   * sender that closes with a ticket unread, as one that never reads does, resets the connection,
   * and what it has sent just before is lost (RFC 8446, 4.6.1; RFC 1122, 4.2.2.13).
   */
  private static final long NO_TICKETS_SECONDS = TimeUnit.DAYS.toSeconds(8);

  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
  private static final String KEYS = "intake.syslog.tls.";

  private String certificateFile = "";
  private String privateKeyFile = "";
  private String clientCaFile = "";
  private ClientAuth clientAuthentication = ClientAuth.NONE;

  private volatile SslContext context;
  private WatchedFiles watched;

  /** The server's certificate, and behind it those that lead to its authority. */
  public void setCertificateFile(String file) {
    certificateFile = file;
  }

  /** The server's key: PKCS #8, without a password. */
  public void setPrivateKeyFile(String file) {
    privateKeyFile = file;
  }

  /** The certificates that those of clients must be signed with. */
  public void setClientCaFile(String file) {
    clientCaFile = file;
  }

  /** {@code none}, {@code optional} or {@code required}. */
  public void setClientAuthentication(String how) {
    clientAuthentication =
        switch (how) {
          case "none" -> ClientAuth.NONE;
          case "optional" -> ClientAuth.OPTIONAL;
          case "required" -> ClientAuth.REQUIRE;
          default -> throw new IllegalArgumentException("none, optional or required, not " + how);
        };
  }

  /**
   * Reads the files.
   *
   * @throws SettingsException naming the key of what is missing or cannot be read
   */
  synchronized void load() {
    need("certificate-file", certificateFile);
    need("private-key-file", privateKeyFile);
    if (clientAuthentication != ClientAuth.NONE) {
      need("client-ca-file", clientCaFile);
    }
    watched =
        new WatchedFiles(
            Stream.of(certificateFile, privateKeyFile, clientCaFile).map(Path::of).toList());
    try {
      context = read();
    } catch (SSLException | RuntimeException e) {
      throw new SettingsException(reason(e));
    }
  }

  /** A handler with what the files hold now. */
  SslHandler handler(Channel channel) {
    reloadIfChanged();
    return context.newHandler(channel.alloc());
  }

  private synchronized void reloadIfChanged() {
    if (watched.haveChanged()) {
      reload();
    }
  }

  private void reload() {
    try {
      context = read();
      LOG.info("syslog by tls: read {} again", certificateFile);
    } catch (SSLException | RuntimeException e) {
      LOG.warn("syslog by tls goes on with the files as they were: {}", reason(e));
    }
  }

  private SslContext read() throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forServer(
                Path.of(certificateFile).toFile(), Path.of(privateKeyFile).toFile())
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2")
            .sessionTimeout(NO_TICKETS_SECONDS)
            .clientAuth(clientAuthentication);
    if (clientAuthentication != ClientAuth.NONE) {
      builder.trustManager(Path.of(clientCaFile).toFile());
    }
    return builder.build();
  }

  private static void need(String key, String file) {
    if (file.isEmpty()) {
      throw new SettingsException(KEYS + key + ": is needed for syslog by TLS");
    }
    if (!Files.isReadable(Path.of(file))) {
      throw new SettingsException("%s%s=%s: cannot be read".formatted(KEYS, key, file));
    }
  }

  private String reason(Exception e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return "%scertificate-file=%s, private-key-file, client-ca-file: not certificates and a key in PEM: %s"
        .formatted(KEYS, certificateFile, deepest.getMessage());
  }
}
