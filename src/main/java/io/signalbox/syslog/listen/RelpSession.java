package io.signalbox.syslog.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.signalbox.event.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one RELP connection has asked for and was not answered yet. Used by its channel's thread.
 */
final class RelpSession {

  private static final Logger LOG = LoggerFactory.getLogger(RelpSession.class);
  private static final String OFFERS =
      "200 OK\nrelp_version=0\nrelp_software=signalbox\ncommands=syslog";
  private static final String TAKEN = " rsp 6 200 OK\n";

  private final Meters meters;
  private final Deque<Integer> unanswered = new ArrayDeque<>();
  private boolean open;
  private boolean ended;
  private Integer closing;

  RelpSession(Meters meters) {
    this.meters = meters;
  }

  /** Whether nothing more is read. */
  boolean isEnded() {
    return ended;
  }

  /** Does what a frame asks for, unless it brings a message: then this is true. */
  boolean command(ChannelHandlerContext context, int number, String command) {
    if (!open && !command.equals("open")) {
      refuse(context, "RELP begins with open, not with " + Text.line(command, 32));
      return false;
    }
    switch (command) {
      case "open" -> {
        open = true;
        send(context, "%d rsp %d %s\n".formatted(number, OFFERS.length(), OFFERS));
      }
      case "syslog" -> {
        unanswered.add(number);
        return true;
      }
      case "close" -> {
        ended = true;
        closing = number;
        closeIfDone(context);
      }
      default -> send(context, "%d rsp 19 500 unknown command\n".formatted(number));
    }
    return false;
  }

  /** Answers the oldest messages: they are on disk. */
  void answer(ChannelHandlerContext context, int messages) {
    StringBuilder answers = new StringBuilder();
    for (int i = 0; i < messages; i++) {
      answers.append(unanswered.remove()).append(TAKEN);
    }
    send(context, answers.toString());
    closeIfDone(context);
  }

  /** Ends the connection, and tells why in the log. */
  void refuse(ChannelHandlerContext context, String reason) {
    ended = true;
    meters.refused().increment();
    LOG.warn("syslog by relp: refused {}: {}", Peers.name(context.channel()), reason);
    context.close();
  }

  private void closeIfDone(ChannelHandlerContext context) {
    if (closing != null && unanswered.isEmpty()) {
      ByteBuf end = ByteBufUtil.writeAscii(context.alloc(), closing + " rsp 0\n0 serverclose 0\n");
      context.writeAndFlush(end).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static void send(ChannelHandlerContext context, String text) {
    context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), text));
  }
}
