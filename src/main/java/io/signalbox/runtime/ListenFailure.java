package io.signalbox.runtime;

import io.signalbox.config.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A listener that could not be opened, told by its key. */
final class ListenFailure {

  private ListenFailure() {}

  /** The same failure, or one whose message names the key of the listener that it came from. */
  static RuntimeException explain(RuntimeException failure, Settings settings) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof BindException) {
        // the other one is opened before, and the exception does not say which it is of
        String place = isTaken(settings, "observe") ? "observe" : "intake.http";
        return cannotListen(place, each, settings, failure);
      }
    }
    return failure;
  }

  private static boolean isTaken(Settings settings, String place) {
    String port = settings.get(place + ".port");
    if (port.isEmpty()) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(settings.get(place + ".host"), Integer.parseInt(port)));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static RuntimeException cannotListen(
      String place, Throwable reason, Settings settings, RuntimeException failure) {
    String key = place + ".port";
    return new IllegalStateException(
        "%s=%s (%s): cannot listen on %s:%s: %s"
            .formatted(
                key,
                settings.get(key),
                settings.origin(key),
                settings.get(place + ".host"),
                settings.get(key),
                reason.getMessage()),
        failure);
  }
}
