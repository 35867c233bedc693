package io.signalbox.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/** An SMTP server that hears every mail out and then refuses it for good. */
final class RefusingSmtp implements AutoCloseable {

  private final ServerSocket server;

  RefusingSmtp() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "refusing-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        converse(socket);
      } catch (IOException e) {
        // the client, or the test, has closed it
      }
    }
  }

  private static void converse(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    PrintWriter out = new PrintWriter(socket.getOutputStream(), false, US_ASCII);
    reply(out, "220 ready");
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data) {
        data = !line.equals(".");
        reply(out, data ? null : "554 5.7.1 content refused");
      } else {
        data = line.toUpperCase(Locale.ROOT).equals("DATA");
        reply(out, data ? "354 go on" : "250 ok");
      }
    }
  }

  private static void reply(PrintWriter out, String line) {
    if (line != null) {
      out.print(line + "\r\n");
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
