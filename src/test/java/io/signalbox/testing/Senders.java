package io.signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What senders of syslog do. */
public final class Senders {

  private static final int LONGEST_MILLIS = 60_000;

  private Senders() {}

  /** Sends a datagram to a port of this machine. */
  public static void udp(InetAddress address, int port, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, address, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a connection, sends the text and closes it. */
  public static void tcp(int port, String text) {
    try (Socket socket = connect(port)) {
      write(socket, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LONGEST_MILLIS);
    socket.setSoTimeout(LONGEST_MILLIS);
    return socket;
  }

  public static SSLSocket connect(int port, SSLContext tls) throws IOException {
    Socket plain = connect(port);
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", port, true);
    socket.startHandshake();
    return socket;
  }

  public static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** The text with the number of its bytes before it (RFC 6587, 3.4.1). */
  public static String counted(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + " " + text;
  }
}
