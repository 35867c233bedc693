package io.signalbox.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spans of the requests that a collector got, in OTLP's Protobuf.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
public final class OtlpSpans {

  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int TRACE_ID = 1;

  private OtlpSpans() {}

  /** The text of all spans of each trace, by its id. */
  public static Map<String, String> byTrace(List<Receiver.Request> requests) {
    Map<String, String> texts = new TreeMap<>();
    for (Receiver.Request request : requests) {
      for (byte[] resource : fields(request.body(), RESOURCE_SPANS)) {
        for (byte[] scope : fields(resource, SCOPE_SPANS)) {
          for (byte[] span : fields(scope, SPANS)) {
            String id = HexFormat.of().formatHex(fields(span, TRACE_ID).get(0));
            texts.merge(id, new String(span, StandardCharsets.ISO_8859_1), String::concat);
          }
        }
      }
    }
    return texts;
  }

  /** The values of a message's fields of this number that have a length. */
  private static List<byte[]> fields(byte[] message, int number) {
    List<byte[]> values = new ArrayList<>();
    Reader reader = new Reader(message);
    while (reader.position < message.length) {
      long tag = reader.varint();
      byte[] value = reader.value((int) (tag & 7));
      if (tag >>> 3 == number) {
        values.add(value);
      }
    }
    return values;
  }

  private static final class Reader {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;

    private final byte[] bytes;
    private int position;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    long varint() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[position++];
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    byte[] value(int type) {
      if (type == VARINT) {
        varint();
        return new byte[0];
      }
      int length = type == LENGTH ? (int) varint() : type == FIXED_64 ? 8 : 4;
      byte[] value = new byte[length];
      System.arraycopy(bytes, position, value, 0, length);
      position += length;
      return value;
    }
  }
}
