package io.signalbox.snmp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/**
 * How a textual convention has its values shown. Of octets that are text as a whole, as {@code
 * 255a} says it, nothing need be said: {@link Values} knows text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2579#section-3.1">RFC 2579, 3.1</a>
 */
final class DisplayHint {

  private static final Pattern INTEGER = Pattern.compile("([dxob])(?:-(\\d{1,2}))?");
  private static final Pattern TEXT = Pattern.compile("\\d+[at]");
  private static final Pattern PART =
      Pattern.compile(
          "(?:(\\*)(\\d{1,3})([xdoat])([^\\d*]?)([^\\d*]?)|(\\d{1,3})([xdoat])([^\\d*]?))");

  /** Of an integer: its format, and the digits behind the point; null of octets. */
  private record Digits(char format, int decimals) {}

  /** Some octets. */
  private record Part(
      boolean isRepeated, int length, char format, String separator, String terminator) {}

  private final Digits number;
  private final List<Part> parts;

  private DisplayHint(Digits number, List<Part> parts) {
    this.number = number;
    this.parts = parts;
  }

  /** The hint, or null where it says nothing, or nothing that the RFC knows. */
  static DisplayHint of(String hint) {
    if (hint == null || TEXT.matcher(hint).matches()) {
      return null;
    }
    Matcher integer = INTEGER.matcher(hint);
    if (integer.matches()) {
      int decimals = integer.group(2) == null ? 0 : Integer.parseInt(integer.group(2));
      return new DisplayHint(new Digits(integer.group(1).charAt(0), decimals), List.of());
    }
    List<Part> parts = parts(hint);
    return parts.isEmpty() ? null : new DisplayHint(null, parts);
  }

  private static List<Part> parts(String hint) {
    List<Part> parts = new ArrayList<>();
    Matcher part = PART.matcher(hint);
    while (part.regionStart() < hint.length() && part.lookingAt()) {
      parts.add(
          part.group(1) != null
              ? new Part(true, length(part, 2), format(part, 3), part.group(4), part.group(5))
              : new Part(false, length(part, 6), format(part, 7), part.group(8), ""));
      part.region(part.end(), hint.length());
    }
    boolean consumes = !parts.isEmpty() && parts.get(parts.size() - 1).length() > 0;
    return part.regionStart() == hint.length() && consumes ? parts : List.of();
  }

  private static int length(Matcher part, int group) {
    return Integer.parseInt(part.group(group));
  }

  private static char format(Matcher part, int group) {
    return part.group(group).charAt(0);
  }

  /** The value as the hint has it, or null where it is for values of another type. */
  JsonNode value(Variable variable) {
    if (number != null && variable instanceof Integer32 integer) {
      return number(integer.getValue());
    }
    if (number != null && variable instanceof UnsignedInteger32 integer) {
      return number(integer.getValue());
    }
    boolean isOctets = variable instanceof OctetString && !(variable instanceof Opaque);
    return number == null && isOctets ? octets(((OctetString) variable).getValue()) : null;
  }

  private JsonNode number(long value) {
    return switch (number.format()) {
      case 'x' -> TextNode.valueOf(Long.toHexString(value));
      case 'o' -> TextNode.valueOf(Long.toOctalString(value));
      case 'b' -> TextNode.valueOf(Long.toBinaryString(value));
      default -> DecimalNode.valueOf(BigDecimal.valueOf(value, number.decimals()));
    };
  }

  /** Null for no octets, and for what is no text then. */
  private JsonNode octets(byte[] octets) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; at < octets.length; i++) {
      Part part = parts.get(Math.min(i, parts.size() - 1));
      int times = part.isRepeated() ? octets[at++] & 0xFF : 1;
      for (int time = 1; time <= times && at < octets.length; time++) {
        int end = Math.min(octets.length, at + part.length());
        append(text, part.format(), Arrays.copyOfRange(octets, at, end));
        at = end;
        if (at < octets.length) {
          text.append(
              part.separator().isEmpty() || isEnd(part, time, times) ? "" : part.separator());
        }
      }
      text.append(at < octets.length ? part.terminator() : "");
    }
    return octets.length > 0 && Values.isPrintable(text.toString())
        ? TextNode.valueOf(text.toString())
        : null;
  }

  /** A terminator stands in the place of the last separator. */
  private static boolean isEnd(Part part, int time, int times) {
    return time == times && !part.terminator().isEmpty();
  }

  private static void append(StringBuilder text, char format, byte[] octets) {
    switch (format) {
      case 'x' -> text.append(HexFormat.of().formatHex(octets));
      case 'd' -> text.append(new BigInteger(1, octets));
      case 'o' -> text.append(new BigInteger(1, octets).toString(8));
      case 'a' -> text.append(new String(octets, StandardCharsets.US_ASCII));
      default -> text.append(new String(octets, StandardCharsets.UTF_8));
    }
  }
}
