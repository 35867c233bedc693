package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandlerContext;
import io.signalbox.syslog.Frames;
import org.apache.camel.component.netty.NettyConsumer;

/** Answers each message of a RELP connection once it is on disk. */
final class RelpHandler extends StreamHandler {

  private final RelpSession session;

  RelpHandler(NettyConsumer consumer, RelpSession session) {
    super(consumer);
    this.session = session;
  }

  @Override
  void ended(ChannelHandlerContext context, Frames frames, Exception failure) {
    super.ended(context, frames, failure);
    if (failure == null) {
      session.answer(context, frames.list().size());
    }
  }
}
