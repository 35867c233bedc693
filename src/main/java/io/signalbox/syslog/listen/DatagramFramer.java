package io.signalbox.syslog.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.signalbox.syslog.Frames.Frame;
import io.signalbox.syslog.Origin;

/**
 * Each datagram is a message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5426#section-3.1">RFC 5426, 3.1</a>
 */
final class DatagramFramer extends SimpleChannelInboundHandler<DatagramPacket> {

  private final int limit;
  private final PeerRate rate;
  private final Drops drops;

  DatagramFramer(int limit, PeerRate rate, Drops drops) {
    this.limit = limit;
    this.rate = rate;
    this.drops = drops;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    ByteBuf content = packet.content();
    if (!content.isReadable()) {
      return;
    }
    if (!rate.admits(packet.sender().getAddress())) {
      drops.ofRate(1);
      return;
    }
    byte[] bytes = new byte[Math.min(limit, content.readableBytes())];
    content.readBytes(bytes);
    Origin origin = new Origin(Peers.address(packet.sender()), "udp", null);
    context.fireChannelRead(new Frame(bytes, origin, content.isReadable()));
  }
}
