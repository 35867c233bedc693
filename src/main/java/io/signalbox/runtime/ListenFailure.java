package io.signalbox.runtime;

import io.signalbox.config.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Map;
import java.util.regex.Pattern;

/** A listener that could not be opened, told by its key. */
final class ListenFailure {

  private static final Pattern PORT = Pattern.compile("(intake\\..*|observe)\\.port");
  private static final Pattern DATAGRAMS = Pattern.compile("intake\\.(.*\\.)?(udp|snmp)\\.port");

  private ListenFailure() {}

  /**
   * The same failure, or one whose message names the key of the listener that it came from. The
   * failure itself does not tell: so it is the first that still cannot be opened.
   */
  static RuntimeException explain(RuntimeException failure, Settings settings) {
    String reason = reason(failure);
    if (reason == null) {
      return failure;
    }
    return settings.asMap().entrySet().stream()
        .filter(each -> PORT.matcher(each.getKey()).matches() && !each.getValue().isEmpty())
        .filter(each -> !isFree(each.getKey(), settings.asMap()))
        .findFirst()
        .<RuntimeException>map(
            each -> new IllegalStateException(message(each.getKey(), settings, reason), failure))
        .orElse(failure);
  }

  private static String reason(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof BindException) {
        return each.getMessage();
      }
    }
    return null;
  }

  private static String message(String key, Settings settings, String reason) {
    String port = settings.get(key);
    return "%s=%s (%s): cannot listen on %s:%s: %s"
        .formatted(key, port, settings.origin(key), host(key, settings.asMap()), port, reason);
  }

  private static boolean isFree(String key, Map<String, String> keys) {
    InetSocketAddress address =
        new InetSocketAddress(host(key, keys), Integer.parseInt(keys.get(key)));
    return DATAGRAMS.matcher(key).matches() ? isFreeUdp(address) : isFreeTcp(address);
  }

  private static boolean isFreeTcp(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      // as netty does: what is only left of connections that were closed is no obstacle
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFreeUdp(InetSocketAddress address) {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.bind(address);
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  private static String host(String port, Map<String, String> keys) {
    return keys.getOrDefault(port.replaceFirst("port$", "host"), "127.0.0.1");
  }
}
