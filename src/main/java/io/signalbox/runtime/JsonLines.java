package io.signalbox.runtime;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A log event as one line of JSON, by Logback's own encoder. That leaves the control characters
 * beyond ASCII as they are, by which outside text could act on a terminal, or break a line to some.
 */
final class JsonLines extends JsonEncoder {

  private static final Pattern RAW = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\n]]+");

  JsonLines() {
    setWithSequenceNumber(false);
    setWithNanoseconds(false);
    setWithContext(false);
    setWithMarkers(false);
    setWithMessage(false);
    setWithFormattedMessage(true);
    setWithArguments(false);
    setWithKVPList(false);
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8);
    return RAW.matcher(line)
        .replaceAll(raw -> escaped(raw.group()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** For a replacement, in which a backslash is written twice. */
  private static String escaped(String raw) {
    StringBuilder escaped = new StringBuilder();
    raw.chars().forEach(each -> escaped.append("\\\\u%04x".formatted(each)));
    return escaped.toString();
  }
}
