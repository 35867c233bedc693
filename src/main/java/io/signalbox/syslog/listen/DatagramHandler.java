package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandlerContext;
import io.signalbox.syslog.Frames;
import java.net.InetSocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.netty.NettyConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands datagrams to the route. Nobody can be asked to wait: what is not taken is dropped. */
final class DatagramHandler extends RouteHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

  private final Drops drops;
  private Future<?> report;

  DatagramHandler(NettyConsumer consumer, Drops drops) {
    super(consumer);
    this.drops = drops;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    report = context.executor().scheduleAtFixedRate(drops::tell, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    drops.listenOn(((InetSocketAddress) context.channel().localAddress()).getPort());
    super.channelActive(context);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    report.cancel(false);
    drops.tell();
  }

  @Override
  void begun(ChannelHandlerContext context, Frames frames) {
    // the next datagrams are read meanwhile
  }

  @Override
  void ended(ChannelHandlerContext context, Frames frames, Exception failure) {
    if (failure != null) {
      drops.ofSpool(frames.list().size());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    LOG.warn("syslog by udp: {}", failure.toString());
  }
}
