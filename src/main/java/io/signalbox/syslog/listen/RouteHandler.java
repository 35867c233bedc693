package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandlerContext;
import io.signalbox.syslog.Frames;
import org.apache.camel.Exchange;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Begins an exchange for each group of messages, and is told on the channel's thread of its end.
 */
abstract class RouteHandler extends ServerChannelHandler {

  RouteHandler(NettyConsumer consumer) {
    super(consumer);
  }

  /** An exchange with these messages begins. */
  abstract void begun(ChannelHandlerContext context, Frames frames);

  /** Its end: the messages are on disk, or there is a reason why not. */
  abstract void ended(ChannelHandlerContext context, Frames frames, Exception failure);

  @Override
  protected void beforeProcess(Exchange exchange, ChannelHandlerContext context, Object message) {
    Frames frames = (Frames) message;
    begun(context, frames);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                Exception failure = done.getException();
                context.executor().execute(() -> ended(context, frames, failure));
              }
            });
  }
}
