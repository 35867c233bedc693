package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.signalbox.syslog.Frames;
import io.signalbox.syslog.Frames.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Hands the messages of one read on together, or as many of them as go well into a batch. Where
 * nobody waits for that, those of a short while: datagrams come one by one, and an exchange for
 * each costs more than all else.
 */
final class Gathering extends ChannelInboundHandlerAdapter {

  private static final int MOST_MESSAGES = 500;
  private static final int MOST_BYTES = 64 * 1024;

  private final Meters meters;
  private final int whileMillis;
  private List<Frame> frames = new ArrayList<>();
  private int bytes;
  private boolean waits;

  /** Of one read. */
  Gathering(Meters meters) {
    this(meters, 0);
  }

  /** Of so many milliseconds, if more than 0. */
  Gathering(Meters meters, int whileMillis) {
    this.meters = meters;
    this.whileMillis = whileMillis;
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
    if (whileMillis == 0) {
      handOn(context);
    } else if (!waits && !frames.isEmpty()) {
      waits = true;
      context.executor().schedule(() -> handOnLate(context), whileMillis, TimeUnit.MILLISECONDS);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    handOn(context);
    context.fireChannelInactive();
  }

  private void handOnLate(ChannelHandlerContext context) {
    waits = false;
    handOn(context);
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
