package io.signalbox.bench.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/** Sends datagrams at an even pace. loggen sends those of the first second at once. */
final class Datagrams {

  private static final long PORTION_NANOS = 1_000_000;

  private Datagrams() {}

  static void send(int port, byte[] datagram, int count, int perSecond) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(datagram);
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        await(start + i * 1_000_000_000L / perSecond);
        channel.write(buffer.rewind());
      }
    }
  }

  private static void await(long due) {
    long left = due - System.nanoTime();
    if (left > PORTION_NANOS) {
      LockSupport.parkNanos(left);
    }
  }
}
