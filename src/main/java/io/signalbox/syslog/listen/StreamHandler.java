package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.IdleStateEvent;
import io.signalbox.syslog.Frames;
import java.io.IOException;
import org.apache.camel.component.netty.NettyConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what was read from a connection to the route, and reads no further before that is on disk:
 * the sender's own buffers fill up then, and it waits.
 */
class StreamHandler extends RouteHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

  private int underWay;

  StreamHandler(NettyConsumer consumer) {
    super(consumer);
  }

  @Override
  void begun(ChannelHandlerContext context, Frames frames) {
    underWay++;
  }

  @Override
  void ended(ChannelHandlerContext context, Frames frames, Exception failure) {
    underWay--;
    if (failure != null) {
      context.close();
    } else if (underWay == 0) {
      context.channel().config().setAutoRead(true);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (underWay > 0) {
      context.channel().config().setAutoRead(false);
    }
    super.channelReadComplete(context);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    // while it is we who do not read, it is not the sender who is idle
    if (event instanceof IdleStateEvent && underWay == 0) {
      LOG.debug("{} was idle, and is closed", Peers.name(context.channel()));
      context.close();
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    // a connection that broke says so by its end, and TLS has told of what it refused
    if (!(failure instanceof IOException) && !(failure instanceof DecoderException)) {
      LOG.warn("{} is closed: {}", Peers.name(context.channel()), failure.toString());
    }
    context.close();
  }
}
