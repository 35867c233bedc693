package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An expression in a route file, in its canonical form.
 *
 * @param language its language, as YAML names it
 * @param predicate whether it is used as a condition
 * @param text what is written in that language; without text for a method
 */
record Expression(String language, boolean predicate, YamlNode text) {

  private static final Set<String> CONDITION_HOLDERS =
      Set.of("when", "onWhen", "filter", "validate");
  private static final Set<String> CONDITIONS =
      Set.of("handled", "continued", "retryWhile", "completionPredicate");
  private static final Set<String> VALUES =
      Set.of(
          "expression",
          "correlationExpression",
          "completionSizeExpression",
          "completionTimeoutExpression");

  /** All expressions in a value, in the order of the file. */
  static List<Expression> in(YamlNode node) {
    List<Expression> expressions = new ArrayList<>();
    Walk.over(
        node,
        (holder, key, value) -> {
          if (VALUES.contains(key) || CONDITIONS.contains(key)) {
            boolean predicate = CONDITIONS.contains(key) || CONDITION_HOLDERS.contains(holder);
            value
                .fields()
                .forEach(
                    (language, body) ->
                        expressions.add(new Expression(language, predicate, text(body))));
          }
          implicit(key, value, expressions);
        });
    return expressions;
  }

  /** What Camel reads as simple wherever it stands. */
  private static void implicit(String key, YamlNode node, List<Expression> expressions) {
    if (key.equals("route")) {
      node.field("precondition")
          .ifPresent(text -> expressions.add(new Expression("simple", true, text)));
    }
    if (key.equals("log")) {
      node.field("message")
          .ifPresent(text -> expressions.add(new Expression("simple", false, text)));
    }
  }

  private static YamlNode text(YamlNode body) {
    return body.field("expression").orElse(body);
  }
}
