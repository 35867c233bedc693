package io.signalbox.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.TransportStateReference;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * Reads datagrams, and hands them to threads of its own, so that nothing keeps it from reading on.
 * All of a sender go to one thread, so that they keep their order.
 */
final class TrapTransport extends DefaultUdpTransportMapping {

  private static final Logger LOG = LoggerFactory.getLogger(TrapTransport.class);

  private static final int MOST_WORKERS = 4;

  /** Of datagrams that wait for a thread. */
  private static final int MOST_WAITING_BYTES = 16 * 1024 * 1024;

  /** What one takes up besides its own bytes. */
  private static final int OVERHEAD_BYTES = 256;

  private static final int LONGEST_END_SECONDS = 10;

  private final Refusals refusals;
  private final Semaphore room = new Semaphore(MOST_WAITING_BYTES);
  private final List<ExecutorService> workers = new ArrayList<>();

  TrapTransport(UdpAddress address, int receiveBufferBytes, Refusals refusals) throws IOException {
    super(address);
    this.refusals = refusals;
    // what is read is copied at once, so that one buffer is enough
    setAsyncMsgProcessingSupported(false);
    setReceiveBufferSize(receiveBufferBytes);
    socket.setReceiveBufferSize(receiveBufferBytes);
    if (socket.getReceiveBufferSize() < receiveBufferBytes) {
      LOG.warn(
          "intake.snmp.receive-buffer-bytes={}: the system grants {}; on Linux raise net.core.rmem_max",
          receiveBufferBytes,
          socket.getReceiveBufferSize());
    }
    int count = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
    for (int i = 0; i < count; i++) {
      String name = "snmp-trap-" + i;
      workers.add(Executors.newSingleThreadExecutor(task -> new Thread(task, name)));
    }
  }

  @Override
  protected void fireProcessMessage(
      DatagramPacket packet, ByteBuffer buffer, TransportStateReference state) {
    String peer = TrapEvents.address(packet.getAddress());
    int bytes = packet.getLength() + OVERHEAD_BYTES;
    if (!room.tryAcquire(bytes)) {
      refusals.drop(peer);
      return;
    }
    // the buffer is for the next one
    byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
    UdpAddress sender = new UdpAddress(packet.getAddress(), packet.getPort());
    int worker = Math.floorMod(packet.getAddress().hashCode(), workers.size());
    try {
      workers
          .get(worker)
          .execute(
              () -> {
                room.release(bytes);
                process(sender, peer, message, state);
              });
    } catch (RejectedExecutionException e) {
      refusals.drop(peer);
    }
  }

  private void process(
      UdpAddress sender, String peer, byte[] message, TransportStateReference state) {
    refusals.begin(peer);
    try {
      fireProcessMessage(sender, ByteBuffer.wrap(message), state);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.debug("A message could not be read", e);
    }
    refusals.end();
  }

  @Override
  protected DatagramSocket renewSocketAfterException(SocketException failure, DatagramSocket failed)
      throws SocketException {
    LOG.warn("snmp: {}; the socket is opened again", failure.toString());
    try {
      return super.renewSocketAfterException(failure, failed);
    } catch (SocketException e) {
      LOG.error("snmp: nothing is received any more: {}", e.toString());
      throw e;
    }
  }

  /** Reads no more, and ends once what was read is handed on. */
  @Override
  public void close() throws IOException {
    super.close();
    workers.forEach(ExecutorService::shutdown);
    try {
      for (ExecutorService each : workers) {
        if (!each.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
          each.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
