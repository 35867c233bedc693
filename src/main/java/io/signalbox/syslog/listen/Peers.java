package io.signalbox.syslog.listen;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import io.signalbox.syslog.Origin;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Who is at the other end. */
final class Peers {

  /** Where the messages of a connection come from. */
  static final AttributeKey<Origin> ORIGIN = AttributeKey.valueOf(Peers.class, "origin");

  private Peers() {}

  /** The address without the port, IPv6 as RFC 5952 writes it; null where it is not known. */
  static String address(SocketAddress address) {
    return address instanceof InetSocketAddress internet && internet.getAddress() != null
        ? NetUtil.toAddressString(internet.getAddress())
        : null;
  }

  /** The address and the port, for a line in the log. */
  static String name(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress internet
        ? NetUtil.toSocketAddressString(internet)
        : String.valueOf(channel.remoteAddress());
  }
}
