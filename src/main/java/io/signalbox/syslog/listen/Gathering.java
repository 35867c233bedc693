package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.signalbox.syslog.Frames;
import io.signalbox.syslog.Frames.Frame;
import java.util.ArrayList;
import java.util.List;

/** Hands the messages of one read on together, or as many of them as go well into a batch. */
final class Gathering extends ChannelInboundHandlerAdapter {

  private static final int MOST_MESSAGES = 500;
  private static final int MOST_BYTES = 64 * 1024;

  private final Meters meters;
  private List<Frame> frames = new ArrayList<>();
  private int bytes;

  Gathering(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    Frame frame = (Frame) read;
    meters.received().increment();
    if (frame.truncated()) {
      meters.truncated().increment();
    }
    frames.add(frame);
    bytes += frame.bytes().length;
    if (frames.size() >= MOST_MESSAGES || bytes >= MOST_BYTES) {
      handOn(context);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    handOn(context);
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    handOn(context);
    context.fireChannelInactive();
  }

  private void handOn(ChannelHandlerContext context) {
    if (!frames.isEmpty()) {
      Frames gathered = new Frames(frames);
      frames = new ArrayList<>();
      bytes = 0;
      context.fireChannelRead(gathered);
    }
  }
}
