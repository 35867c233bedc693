package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.signalbox.syslog.Frames.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Messages of at most 20 bytes, however they are pieced. */
class RelpFramerTest {

  private static final int LIMIT = 20;
  private static final String OPEN = "1 open 14 relp_version=0\n";

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(RelpSession.class);

  private final Meters meters = Meters.of(new DefaultCamelContext(), "relp");

  /** Of thousands of refusals a line each. */
  @BeforeAll
  static void beQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void tellAgain() {
    LOG.setLevel(null);
  }

  private EmbeddedChannel send(String stream, int piece) {
    EmbeddedChannel channel = new EmbeddedChannel(new RelpFramer(LIMIT, new RelpSession(meters)));
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length && channel.isOpen(); at += piece) {
      ByteBuf read = Unpooled.copiedBuffer(bytes, at, Math.min(piece, bytes.length - at));
      channel.writeInbound(read);
      assertThat(read.refCnt()).isZero();
    }
    return channel;
  }

  private static List<String> frames(EmbeddedChannel channel) {
    List<String> frames = new ArrayList<>();
    for (Frame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      String text = new String(frame.bytes(), StandardCharsets.UTF_8);
      frames.add(frame.truncated() ? text + "…" : text);
    }
    channel.releaseOutbound();
    return frames;
  }

  private static String answers(EmbeddedChannel channel) {
    StringBuilder answers = new StringBuilder();
    for (ByteBuf each = channel.readOutbound(); each != null; each = channel.readOutbound()) {
      answers.append(each.toString(StandardCharsets.UTF_8));
      each.release();
    }
    return answers.toString();
  }

  @Test
  void readsTheMessagesOfFrames() {
    String stream =
        OPEN
            + "2 syslog 7 <34>one\n3 syslog 9 <34>t\nwo\n\n"
            + "4 syslog 31 <34>567890123456789012345678901\n5 syslog 7 <34>end\n";
    for (int piece = 1; piece <= stream.length(); piece++) {
      assertThat(frames(send(stream, piece)))
          .as("in pieces of %d", piece)
          .containsExactly("<34>one", "<34>t\nwo\n", "<34>5678901234567890…", "<34>end");
    }
  }

  @Test
  void anUnknownCommandIsAnsweredSo() {
    EmbeddedChannel channel = send(OPEN + "2 dance 0\n", 100);

    assertThat(answers(channel)).endsWith("2 rsp 19 500 unknown command\n");
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void closeEndsTheConnection() {
    EmbeddedChannel channel = send(OPEN + "2 close 0\n3 syslog 7 <34>one\n", 100);

    assertThat(answers(channel)).endsWith("2 rsp 0\n0 serverclose 0\n");
    assertThat(channel.isOpen()).isFalse();
    assertThat(frames(channel)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 syslog 7 <34>one\n",
        "GET / HTTP/1.1\r\n\r\n",
        "<34>Jan  5 08:00:00 web1 app: plain syslog, which has no end here and none there and",
        OPEN + "2 syslog x <34>one\n",
        OPEN + "2 syslog -7 <34>one\n",
        OPEN + "2 syslog 9999999999 <34>one\n",
        OPEN + "2 syslog 7 <34>one and more\n",
      })
  void whatIsNoRelpIsRefused(String stream) {
    double before = meters.refused().count();
    for (int piece : new int[] {1, 1000}) {
      EmbeddedChannel channel = send(stream, piece);
      assertThat(channel.isOpen()).isFalse();
      assertThat(frames(channel)).isEmpty();
    }
    assertThat(meters.refused().count()).isEqualTo(before + 2);
  }

  @Test
  void whateverComesFailsNowhere() {
    Random random = new Random(20514);
    byte[] alphabet = "0123456789 \nsyslog open close<".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 5_000; round++) {
      byte[] stream = new byte[random.nextInt(300)];
      for (int i = 0; i < stream.length; i++) {
        stream[i] = alphabet[random.nextInt(alphabet.length)];
      }
      String text = new String(stream, StandardCharsets.US_ASCII);
      assertThat(frames(send(OPEN + text, 1 + random.nextInt(40))))
          .isEqualTo(frames(send(OPEN + text, 7)));
    }
  }
}
