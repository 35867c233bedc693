package io.signalbox.testing;

import com.teragrep.rlp_01.RelpBatch;
import com.teragrep.rlp_01.RelpConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Sends syslog by RELP, many messages on their way at once. */
public final class RelpSender implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final RelpConnection connection = new RelpConnection();

  public RelpSender(int port) throws IOException, TimeoutException {
    connection.setReadTimeout(PATIENCE_SECONDS * 1000);
    connection.connect("127.0.0.1", port);
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
