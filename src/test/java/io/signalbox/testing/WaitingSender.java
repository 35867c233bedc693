package io.signalbox.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends the same line by TCP again and again, as long as the other side reads. */
public final class WaitingSender implements AutoCloseable {

  /** More than all buffers on the way hold together. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final long STUCK_NANOS = Duration.ofSeconds(1).toNanos();

  private final SocketChannel channel;
  private final ByteBuffer line;
  private long written;

  public WaitingSender(int port, String line) throws IOException {
    this.line = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
    this.channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * Sends until nothing was read for a second.
   *
   * @throws AssertionError where the other side takes more than its buffers can hold
   */
  public void sendUntilStuck() throws IOException {
    channel.configureBlocking(false);
    long moved = System.nanoTime();
    while (System.nanoTime() - moved < STUCK_NANOS) {
      if (send() > 0) {
        moved = System.nanoTime();
      }
      if (written > MOST_BYTES) {
        throw new AssertionError("it takes all that is sent");
      }
    }
  }

  /** Sends the rest of a line that is sent in part, as soon as it is read; tells how many went. */
  public int finish() throws IOException {
    channel.configureBlocking(true);
    while (line.position() > 0) {
      send();
    }
    return (int) (written / line.capacity());
  }

  private int send() throws IOException {
    int bytes = channel.write(line);
    written += bytes;
    if (!line.hasRemaining()) {
      line.rewind();
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
