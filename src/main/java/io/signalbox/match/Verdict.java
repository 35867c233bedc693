package io.signalbox.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bus.EventPattern;
import io.signalbox.bus.InvalidPatternException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Whether a rule takes an event, and if not, why.
 *
 * @param reasons for each field that does not fit what it is and what the pattern takes; of a
 *     pattern with {@code $or}, those of the choice that is nearest. Empty where it takes the event
 * @param fitting how many fields of the pattern fit
 * @param sourceFits whether the event's source is one that the pattern takes
 */
public record Verdict(BusRule rule, List<String> reasons, int fitting, boolean sourceFits) {

  /** The nearest first: those with the fewest fields that do not fit, then the most that do. */
  public static final Comparator<Verdict> NEAREST_FIRST =
      Comparator.comparing((Verdict each) -> !each.sourceFits())
          .thenComparingInt(each -> each.reasons().size())
          .thenComparing(Verdict::fitting, Comparator.reverseOrder())
          .thenComparing(each -> each.rule().name());

  private static final String SOURCE = "source";

  /** Whether the pattern takes the event; a fallback that does is called only if no other does. */
  public boolean matches() {
    return reasons.isEmpty();
  }

  /** Judges a rule. A pattern that does not compile takes nothing. */
  public static Verdict of(BusRule rule, JsonNode event) {
    try {
      if (rule.matches(event)) {
        return new Verdict(rule, List.of(), 0, true);
      }
    } catch (InvalidPatternException e) {
      return new Verdict(rule, List.of(e.getMessage()), 0, true);
    }
    return PatternBranches.of(rule.patternNode()).stream()
        .map(branch -> of(rule, branch, event))
        .min(NEAREST_FIRST)
        .orElseThrow();
  }

  private static Verdict of(BusRule rule, Map<String, JsonNode> branch, JsonNode event) {
    List<String> reasons = new ArrayList<>();
    boolean sourceFits = true;
    for (Map.Entry<String, JsonNode> field : branch.entrySet()) {
      String path = field.getKey();
      String pattern = PatternBranches.only(path, field.getValue());
      if (!EventPattern.compile(pattern).matches(event)) {
        reasons.add(
            "%s %s, and the pattern takes %s"
                .formatted(
                    path, EventField.describe(event, path), PatternWords.of(field.getValue())));
        sourceFits = sourceFits && !path.equals(SOURCE);
      }
    }
    int fitting = branch.size() - reasons.size();
    if (reasons.isEmpty()) {
      reasons.add("each field fits, but not within the same element of an array");
    }
    return new Verdict(rule, reasons, fitting, sourceFits);
  }
}
