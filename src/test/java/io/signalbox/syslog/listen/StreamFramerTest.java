package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.signalbox.syslog.Frames.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of at most 20 bytes; {@code |} stands for a line feed, ^ for NUL and ~ for a return. */
class StreamFramerTest {

  private static final int LIMIT = 20;

  private static byte[] bytes(String text) {
    return text.replace('|', '\n')
        .replace('^', '\0')
        .replace('~', '\r')
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> frames(byte[] stream, int piece) {
    EmbeddedChannel channel = new EmbeddedChannel(new StreamFramer(LIMIT));
    for (int at = 0; at < stream.length; at += piece) {
      ByteBuf read = Unpooled.copiedBuffer(stream, at, Math.min(piece, stream.length - at));
      channel.writeInbound(read);
      assertThat(read.refCnt()).isZero();
    }
    channel.finish();
    List<String> frames = new ArrayList<>();
    for (Frame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      assertThat(frame.bytes().length).isBetween(1, LIMIT);
      String text = new String(frame.bytes(), StandardCharsets.UTF_8);
      frames.add(frame.truncated() ? text + "…" : text);
    }
    return frames;
  }

  @ParameterizedTest
  @CsvSource({
    "<1>one|, <1>one",
    "<1>one~|<1>two|, <1>one / <1>two",
    "<1>one^<1>two^, <1>one / <1>two",
    "<1>one|||~|<1>two, <1>one / <1>two",
    "6 <1>one6 <1>two, <1>one / <1>two",
    "6 <1>one|6 <1>two|, <1>one / <1>two",
    "8 <1>o|n|e<1>two|7 <1>last, <1>o|n|e / <1>two / <1>last",
    "<1>one|6 <1>two<1>three|, <1>one / <1>two / <1>three",
    "12 plain words|, 12 plain words",
    "12|<1>one|, 12 / <1>one",
    "0 <1>zero|, 0 <1>zero",
    "123456789 <1>big|, 123456789 <1>big",
    "2026-01-05 08:00|, 2026-01-05 08:00",
    "plain|<1>one|, plain / <1>one",
    "<1>3456789012345678901234|<1>one|, <1>34567890123456789… / <1>one",
    "25 <1>3456789012345678901234<1>one|, <1>34567890123456789… / <1>one",
    "9 <1>never, <1>never…",
    "'12345 ', '12345 '",
  })
  void tellsMessagesApartHoweverTheyArePieced(String stream, String expected) {
    List<String> messages = List.of(expected.replace('|', '\n').split(" / "));

    for (int piece = 1; piece <= stream.length(); piece++) {
      assertThat(frames(bytes(stream), piece)).as("in pieces of %d", piece).isEqualTo(messages);
    }
  }

  @Test
  void anEndlessSenderTakesNoMemory() {
    EmbeddedChannel channel = new EmbeddedChannel(new StreamFramer(LIMIT));
    byte[] piece = new byte[64 * 1024];
    java.util.Arrays.fill(piece, (byte) 'x');
    for (int i = 0; i < 1000; i++) {
      channel.writeInbound(Unpooled.wrappedBuffer(piece));
    }
    channel.writeInbound(Unpooled.wrappedBuffer(bytes("|")));

    Frame frame = channel.readInbound();
    assertThat(frame.bytes()).hasSize(LIMIT);
    assertThat(frame.truncated()).isTrue();
  }

  @Test
  void whateverComesEndsInMessagesWithinTheLimit() {
    Random random = new Random(6587);
    byte[] alphabet = bytes("<1>0123456789 |^~x");
    for (int round = 0; round < 20_000; round++) {
      byte[] stream = new byte[random.nextInt(200)];
      for (int i = 0; i < stream.length; i++) {
        stream[i] = alphabet[random.nextInt(alphabet.length)];
      }
      assertThat(frames(stream, 1 + random.nextInt(50))).isEqualTo(frames(stream, 7));
    }
  }
}
