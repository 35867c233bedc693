package io.signalbox.snmp;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.snmp4j.smi.AbstractVariable;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/** Values of SNMP as those of JSON. */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final HexFormat HEX = HexFormat.ofDelimiter(":");
  private static final int HUNDREDTHS = 2;
  private static final int LOCAL_DATE = 8;
  private static final int DATE = 11;

  private Values() {}

  /** The type as SMI names it. */
  static String type(Variable variable) {
    return variable.isException() || variable instanceof Null
        ? variable.toString()
        : AbstractVariable.getSyntaxString(variable.getSyntax());
  }

  /**
   * The value: numbers for numbers, seconds for TimeTicks, text for octets that are printable UTF-8
   * and else their hexadecimal digits with colons, RFC 3339 for those of an object that is a date.
   */
  static JsonNode value(Variable variable, boolean isDate) {
    if (variable instanceof Counter64 counter) {
      return JSON.numberNode(new BigInteger(Long.toUnsignedString(counter.getValue())));
    }
    if (variable instanceof TimeTicks ticks) {
      return seconds(ticks);
    }
    if (variable instanceof UnsignedInteger32 number) {
      return JSON.numberNode(number.getValue());
    }
    if (variable instanceof Integer32 number) {
      return JSON.numberNode(number.getValue());
    }
    if (variable instanceof OctetString octets) {
      return JSON.textNode(octets(octets, isDate));
    }
    if (variable instanceof Null || variable.isException()) {
      return JSON.nullNode();
    }
    return JSON.textNode(variable.toString());
  }

  /** In seconds. */
  static JsonNode seconds(TimeTicks ticks) {
    return DecimalNode.valueOf(BigDecimal.valueOf(ticks.getValue(), HUNDREDTHS));
  }

  private static String octets(OctetString octets, boolean isDate) {
    byte[] bytes = octets.getValue();
    String date = isDate ? date(bytes) : null;
    if (date != null) {
      return date;
    }
    String text = octets instanceof Opaque ? null : text(bytes);
    return text != null ? text : HEX.formatHex(bytes);
  }

  /** Null for what is no text. Many a C program sends the zero behind it too. */
  private static String text(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    if (length == 0 && bytes.length > 0) {
      return null;
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return isPrintable(text) ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Whether there is nothing but characters of text in it. */
  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Values::isPrintable);
  }

  private static boolean isPrintable(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || !Character.isISOControl(character) && Character.isDefined(character);
  }

  /**
   * RFC 3339, or null for what is no date. With 8 octets it is the sender's local time, without an
   * offset.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc2579">RFC 2579, DateAndTime</a>
   */
  private static String date(byte[] bytes) {
    if (bytes.length != LOCAL_DATE && bytes.length != DATE) {
      return null;
    }
    int[] octets = new int[bytes.length];
    Arrays.setAll(octets, i -> bytes[i] & 0xFF);
    try {
      LocalDateTime local =
          LocalDateTime.of(
                  octets[0] << 8 | octets[1], octets[2], octets[3], octets[4], octets[5], 0)
              // 60 is a leap second
              .plusSeconds(Math.min(octets[6], 60))
              .plusNanos(octets[7] * 100_000_000L);
      return octets.length == LOCAL_DATE
          ? ISO_LOCAL_DATE_TIME.format(local)
          : ISO_OFFSET_DATE_TIME.format(local.atOffset(offset(octets)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static ZoneOffset offset(int[] octets) {
    int minutes = octets[9] * 60 + octets[10];
    return ZoneOffset.ofTotalSeconds((octets[8] == '-' ? -minutes : minutes) * 60);
  }
}
