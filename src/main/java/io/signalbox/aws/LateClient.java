package io.signalbox.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A client that is made when it is first asked for: not every process sends by the service, and to
 * make one costs the start some hundred classes.
 */
final class LateClient<C extends SdkAutoCloseable> implements AutoCloseable {

  private final Supplier<C> maker;
  private C client;

  LateClient(Supplier<C> maker) {
    this.maker = maker;
  }

  /** The client, the same each time. */
  synchronized C get() {
    if (client == null) {
      client = maker.get();
    }
    return client;
  }

  /** Closes the client if there is one. */
  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
