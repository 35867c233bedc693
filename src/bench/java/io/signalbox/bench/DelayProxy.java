package io.signalbox.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A TCP proxy on the loopback interface that gives each answer the delay of a network and counts
 * the requests.
 */
final class DelayProxy {

  private static final int CHUNK = 64 * 1024;

  private final ServerSocket server;
  private final int target;
  private final long delayNanos;
  private final RequestCounts requests = new RequestCounts();

  private DelayProxy(ServerSocket server, int target, long delayMillis) {
    this.server = server;
    this.target = target;
    this.delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
  }

  /** Some bytes of an answer; none for its end. */
  private record Chunk(byte[] bytes, long due) {}

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Starts a proxy for a port, with the delay in milliseconds. */
  static DelayProxy start(int target, long delayMillis) throws IOException {
    ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    DelayProxy proxy = new DelayProxy(server, target, delayMillis);
    thread(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The requests so far. */
  RequestCounts requests() {
    return requests;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      service.setTcpNoDelay(true);
      BlockingQueue<Chunk> late = new LinkedBlockingQueue<>();
      thread(() -> pass(client, service));
      thread(() -> read(service.getInputStream(), late));
      thread(() -> write(late, client));
    }
  }

  /** A client that has gone takes its connection to the service with it, and its long poll. */
  private void pass(Socket client, Socket service) throws IOException {
    try (service) {
      InputStream from = client.getInputStream();
      OutputStream to = service.getOutputStream();
      byte[] buffer = new byte[CHUNK];
      for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
        requests.count(buffer, length);
        to.write(buffer, 0, length);
      }
    }
  }

  private void read(InputStream from, BlockingQueue<Chunk> late) throws IOException {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
        late.add(new Chunk(Arrays.copyOf(buffer, length), System.nanoTime() + delayNanos));
      }
    } finally {
      late.add(new Chunk(new byte[0], System.nanoTime() + delayNanos));
    }
  }

  private static void write(BlockingQueue<Chunk> late, Socket client)
      throws IOException, InterruptedException {
    try (client) {
      OutputStream to = client.getOutputStream();
      for (Chunk chunk = late.take(); chunk.bytes().length > 0; chunk = late.take()) {
        TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
        to.write(chunk.bytes());
      }
    }
  }

  private static void thread(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    // A connection ends with an exception as a rule: that is its client's business.
    thread.setUncaughtExceptionHandler((ended, why) -> {});
    thread.setDaemon(true);
    thread.start();
  }
}
