package io.signalbox.syslog.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ByteProcessor;
import io.signalbox.syslog.Frames.Frame;

/**
 * Tells the messages of a connection apart, each by itself: what begins with a number, a blank and
 * {@code <} has so many bytes behind the blank (octet counting); anything else ends with a line
 * feed or NUL, or with the connection. It keeps the bytes of one message, and of that no more than
 * the limit.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6587#section-3.4">RFC 6587, 3.4</a>
 */
final class StreamFramer extends ChannelInboundHandlerAdapter {

  private static final ByteProcessor NOT_AN_END = each -> each != '\n' && each != 0;
  private static final int MOST_DIGITS = 8;

  private enum Place {
    /** Between two messages. */
    BETWEEN,
    /** In what may be the number of bytes. */
    NUMBER,
    /** Behind the number and its blank. */
    BEHIND_NUMBER,
    /** In a message whose number of bytes is known. */
    COUNTED,
    /** In a message that ends with its line. */
    LINE
  }

  private final MessageBuffer message;
  private Place place = Place.BETWEEN;
  private int left;

  /** Keeps {@code limit} bytes of a message at most. */
  StreamFramer(int limit) {
    message = new MessageBuffer(limit);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    ByteBuf in = (ByteBuf) read;
    try {
      while (in.isReadable()) {
        step(context, in);
      }
    } finally {
      in.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (place == Place.COUNTED) {
      message.truncate();
    }
    emit(context);
    super.channelInactive(context);
  }

  private void step(ChannelHandlerContext context, ByteBuf in) {
    switch (place) {
      case BETWEEN -> begin(in);
      case NUMBER -> number(in);
      case BEHIND_NUMBER -> behindNumber(in);
      case COUNTED -> counted(context, in);
      case LINE -> line(context, in);
    }
  }

  private void begin(ByteBuf in) {
    byte first = next(in);
    if (first == '\n' || first == '\r' || first == 0) {
      in.skipBytes(1);
    } else {
      place = first >= '1' && first <= '9' ? Place.NUMBER : Place.LINE;
    }
  }

  private void number(ByteBuf in) {
    byte next = next(in);
    if (next >= '0' && next <= '9' && message.length() < MOST_DIGITS) {
      message.take(in, 1);
    } else if (next == ' ') {
      message.take(in, 1);
      place = Place.BEHIND_NUMBER;
    } else {
      place = Place.LINE;
    }
  }

  private void behindNumber(ByteBuf in) {
    if (next(in) != '<') {
      place = Place.LINE;
      return;
    }
    left = 0;
    for (int i = 0; i < message.length() - 1; i++) {
      left = left * 10 + message.at(i) - '0';
    }
    message.clear();
    place = Place.COUNTED;
  }

  private void counted(ChannelHandlerContext context, ByteBuf in) {
    int count = Math.min(left, in.readableBytes());
    message.take(in, count);
    left -= count;
    if (left == 0) {
      emit(context);
    }
  }

  private void line(ChannelHandlerContext context, ByteBuf in) {
    int end = in.forEachByte(NOT_AN_END);
    if (end < 0) {
      message.take(in, in.readableBytes());
      return;
    }
    message.take(in, end - in.readerIndex());
    in.skipBytes(1);
    emit(context);
  }

  private void emit(ChannelHandlerContext context) {
    place = Place.BETWEEN;
    if (message.length() > 0) {
      boolean truncated = message.isTruncated();
      byte[] bytes = message.toBytes();
      message.clear();
      context.fireChannelRead(
          new Frame(bytes, context.channel().attr(Peers.ORIGIN).get(), truncated));
    }
  }

  private static byte next(ByteBuf in) {
    return in.getByte(in.readerIndex());
  }
}
