package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.signalbox.syslog.Origin;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts a listener's connections, and closes those that are too many. */
@Sharable
final class Connections extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final String transport;
  private final int most;
  private final Meters meters;
  private final AtomicInteger open = new AtomicInteger();

  Connections(String transport, int most, Meters meters) {
    this.transport = transport;
    this.most = most;
    this.meters = meters;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    int count = open.incrementAndGet();
    context.channel().closeFuture().addListener(closed -> open.decrementAndGet());
    if (count > most) {
      meters.refused().increment();
      LOG.warn(
          "syslog by {}: refused {}: {} connections are open",
          transport,
          Peers.name(context.channel()),
          most);
      context.close();
      return;
    }
    String peer = Peers.address(context.channel().remoteAddress());
    context.channel().attr(Peers.ORIGIN).set(new Origin(peer, transport, null));
    super.channelActive(context);
  }
}
