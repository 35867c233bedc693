package io.signalbox.syslog;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The messages of {@code messages.txt}, mutated; the same ones for the same seed. */
final class MutatedMessages {

  private static final int LARGEST = 64 * 1024;

  private static final byte[] ODD = {
    '<',
    '>',
    '[',
    ']',
    '"',
    '\\',
    ' ',
    ':',
    '%',
    '-',
    '*',
    '.',
    '0',
    '9',
    '\n',
    0,
    '\t',
    (byte) 0xFF,
    (byte) 0xC3,
    (byte) 0xE2,
    (byte) 0xEF,
    (byte) 0xBB,
    (byte) 0xBF,
    0x7F
  };

  private final Random random;
  private final List<byte[]> seeds = Lines.all().stream().map(Lines.Line::bytes).toList();

  MutatedMessages(long seed) {
    random = new Random(seed);
  }

  /** The next one, of at most 64 KiB. */
  byte[] next() {
    byte[] message = seed();
    int times = 1 + random.nextInt(6);
    for (int i = 0; i < times; i++) {
      message = mutate(message);
    }
    return message;
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] mutate(byte[] message) {
    int at = random.nextInt(message.length + 1);
    return switch (random.nextInt(8)) {
      case 0 -> joined(message, at, new byte[] {ODD[random.nextInt(ODD.length)]}, at);
      case 1 -> joined(message, at, new byte[] {(byte) random.nextInt(256)}, at);
      case 2 ->
          joined(message, at, new byte[0], Math.min(message.length, at + 1 + random.nextInt(9)));
      case 3 -> Arrays.copyOf(message, at);
      case 4 -> joined(seed(), 0, new byte[0], 0, message, at);
      case 5 -> joined(message, at, repeated(), at);
      case 6 -> joined(message, at, seed(), at);
      default -> joined(message, at, Arrays.copyOfRange(message, at, message.length), at);
    };
  }

  private byte[] repeated() {
    byte[] repeated = new byte[1 << random.nextInt(12)];
    Arrays.fill(repeated, ODD[random.nextInt(ODD.length)]);
    return repeated;
  }

  private static byte[] joined(byte[] message, int end, byte[] between, int begin) {
    return joined(message, end, between, 0, message, begin);
  }

  private static byte[] joined(
      byte[] first, int end, byte[] between, int skipped, byte[] last, int begin) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first, 0, Math.min(end, first.length));
    out.write(between, skipped, between.length - skipped);
    out.write(last, Math.min(begin, last.length), last.length - Math.min(begin, last.length));
    return out.size() > LARGEST ? first : out.toByteArray();
  }
}
