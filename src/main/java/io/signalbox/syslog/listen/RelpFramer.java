package io.signalbox.syslog.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.signalbox.syslog.Frames.Frame;
import java.nio.charset.StandardCharsets;

/**
 * Reads the frames of RELP: {@code TXNR SP COMMAND SP DATALEN [SP DATA] LF}. Of the data it keeps
 * no more than a limit. A frame that is none ends the connection.
 *
 * @see <a href="https://www.rsyslog.com/doc/relp.html">the protocol</a>
 */
final class RelpFramer extends ChannelInboundHandlerAdapter {

  private static final int LONGEST_HEADER = 64;
  private static final int LONGEST_NUMBER = 9;

  private enum Place {
    HEADER,
    DATA,
    TRAILER
  }

  private final RelpSession session;
  private final MessageBuffer header = new MessageBuffer(LONGEST_HEADER);
  private final MessageBuffer data;
  private Place place = Place.HEADER;
  private int blanks;
  private int number;
  private String command;
  private int left;

  RelpFramer(int limit, RelpSession session) {
    this.data = new MessageBuffer(limit);
    this.session = session;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    ByteBuf in = (ByteBuf) read;
    try {
      while (in.isReadable() && !session.isEnded()) {
        step(context, in);
      }
    } finally {
      in.release();
    }
  }

  private void step(ChannelHandlerContext context, ByteBuf in) {
    switch (place) {
      case HEADER -> header(context, in);
      case DATA -> data(in);
      case TRAILER -> trailer(context, in);
    }
  }

  private void header(ChannelHandlerContext context, ByteBuf in) {
    byte next = in.getByte(in.readerIndex());
    if (next == '\n' && blanks == 0 && header.length() == 0) {
      // older senders put one too many behind a frame
      in.skipBytes(1);
    } else if (next == ' ' && blanks == 2 || next == '\n') {
      beginData(context);
      if (next == ' ') {
        in.skipBytes(1);
      }
    } else if (header.length() == LONGEST_HEADER) {
      session.refuse(context, "it does not speak RELP");
    } else {
      blanks += next == ' ' ? 1 : 0;
      header.take(in, 1);
    }
  }

  private void beginData(ChannelHandlerContext context) {
    String[] fields = new String(header.toBytes(), StandardCharsets.ISO_8859_1).split(" ", -1);
    header.clear();
    blanks = 0;
    if (fields.length != 3 || !isNumber(fields[0]) || !isNumber(fields[2])) {
      session.refuse(context, "it does not speak RELP");
      return;
    }
    number = Integer.parseInt(fields[0]);
    command = fields[1];
    left = Integer.parseInt(fields[2]);
    place = left == 0 ? Place.TRAILER : Place.DATA;
  }

  private static boolean isNumber(String text) {
    return text.length() <= LONGEST_NUMBER
        && !text.isEmpty()
        && text.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  private void data(ByteBuf in) {
    int count = Math.min(left, in.readableBytes());
    data.take(in, count);
    left -= count;
    if (left == 0) {
      place = Place.TRAILER;
    }
  }

  private void trailer(ChannelHandlerContext context, ByteBuf in) {
    if (in.readByte() != '\n') {
      session.refuse(context, "a RELP frame does not end where it says");
      return;
    }
    boolean truncated = data.isTruncated();
    byte[] bytes = data.toBytes();
    data.clear();
    place = Place.HEADER;
    if (session.command(context, number, command)) {
      context.fireChannelRead(
          new Frame(bytes, context.channel().attr(Peers.ORIGIN).get(), truncated));
    }
  }
}
