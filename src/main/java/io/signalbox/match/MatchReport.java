package io.signalbox.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import java.util.List;

/**
 * Which rules of {@code bus:events} an event calls.
 *
 * @param called the rules that are called, in their order: fallbacks only where there is no other
 * @param others the rest, the nearest first
 * @param problems the route files that cannot be read, a line each
 */
public record MatchReport(List<Verdict> called, List<Verdict> others, List<String> problems) {

  /**
   * Matches an event.
   *
   * @param event an event with a complete envelope
   */
  public static MatchReport of(Settings settings, JsonNode event) {
    BusRules rules = BusRules.read(settings);
    List<Verdict> verdicts = rules.rules().stream().map(rule -> Verdict.of(rule, event)).toList();
    boolean onlyFallbacks =
        verdicts.stream().noneMatch(each -> each.matches() && !each.rule().fallback());
    List<Verdict> called =
        verdicts.stream()
            .filter(each -> each.matches() && each.rule().fallback() == onlyFallbacks)
            .toList();
    List<Verdict> others =
        verdicts.stream()
            .filter(each -> !called.contains(each))
            .sorted(Verdict.NEAREST_FIRST)
            .toList();
    return new MatchReport(called, others, rules.problems());
  }
}
