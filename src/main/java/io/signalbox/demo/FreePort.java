package io.signalbox.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for what runs once and beside others. */
public final class FreePort {

  private FreePort() {}

  /** One on the loopback address that nobody listens on at present. */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
