package io.signalbox.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * Refuses decimals far beyond a double, which is what others take a number for (RFC 8259, 6):
 * {@code 1e1000000000} has twelve characters, and a billion where someone writes it out.
 */
final class NumberLimits extends JsonNodeFactory {

  private static final long serialVersionUID = 1L;

  /** The exponents of a double are between -324 and 308. */
  private static final int LARGEST_EXPONENT = 400;

  private static final int LONGEST_SHOWN = 64;

  @Override
  public ValueNode numberNode(BigDecimal value) {
    if (value != null && Math.abs((long) value.precision() - value.scale()) > LARGEST_EXPONENT) {
      throw new InvalidEventException(
          "a number is out of range: " + Text.line(value.toString(), LONGEST_SHOWN));
    }
    return super.numberNode(value);
  }
}
