package io.signalbox.testing;

import com.teragrep.rlp_01.RelpBatch;
import com.teragrep.rlp_01.RelpConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Sends syslog by RELP, many messages on their way at once. */
public final class RelpSender implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final RelpConnection connection;

  public RelpSender(int port) throws IOException, TimeoutException {
    this(port, new RelpConnection());
  }

  /** One that speaks TLS. */
  public RelpSender(int port, SSLContext tls) throws IOException, TimeoutException {
    this(port, new RelpConnection(() -> engine(tls)));
  }

  private RelpSender(int port, RelpConnection connection) throws IOException, TimeoutException {
    this.connection = connection;
    connection.setReadTimeout(PATIENCE_SECONDS * 1000);
    connection.connect("127.0.0.1", port);
  }

  private static SSLEngine engine(SSLContext tls) {
    SSLEngine engine = tls.createSSLEngine();
    engine.setUseClientMode(true);
    return engine;
  }

  /** Sends the messages, and returns whether all were answered. */
  public boolean send(Stream<String> messages) throws IOException, TimeoutException {
    RelpBatch batch = new RelpBatch();
    messages.forEach(message -> batch.insert(message.getBytes(StandardCharsets.UTF_8)));
    connection.commit(batch);
    return batch.verifyTransactionAll();
  }

  @Override
  public void close() {
    connection.tearDown();
  }
}
