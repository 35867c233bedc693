package io.signalbox.syslog.listen;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The bytes of one message as they come, of which no more than a limit are kept. */
final class MessageBuffer {

  private static final int SMALL = 512;

  private final int limit;
  private byte[] bytes = new byte[SMALL];
  private int length;
  private boolean truncated;

  MessageBuffer(int limit) {
    this.limit = limit;
  }

  /** Takes so many bytes out of {@code in}, keeps what there is room for and drops the rest. */
  void take(ByteBuf in, int count) {
    int kept = Math.min(count, limit - length);
    if (length + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(length + kept, 2 * bytes.length)));
    }
    in.readBytes(bytes, length, kept);
    in.skipBytes(count - kept);
    length += kept;
    truncated |= kept < count;
  }

  int length() {
    return length;
  }

  byte at(int place) {
    return bytes[place];
  }

  boolean isTruncated() {
    return truncated;
  }

  /** Says that there was more. */
  void truncate() {
    truncated = true;
  }

  /** The bytes that are kept, without a carriage return behind them. */
  byte[] toBytes() {
    boolean carriageReturn = length > 0 && bytes[length - 1] == '\r';
    return Arrays.copyOf(bytes, carriageReturn ? length - 1 : length);
  }

  /** Begins anew, without the memory that a large message took. */
  void clear() {
    length = 0;
    truncated = false;
    if (bytes.length > 16 * SMALL) {
      bytes = new byte[SMALL];
    }
  }
}
