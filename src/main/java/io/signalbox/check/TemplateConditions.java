package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the conditions of a template hold.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html">
 *     condition functions</a>
 */
final class TemplateConditions {

  private final Template template;
  private final TemplateValues values;

  TemplateConditions(Template template, TemplateValues values) {
    this.template = template;
    this.values = values;
  }

  /** Empty where there is no such condition, or where it depends on more than the parameters. */
  Optional<Boolean> holds(String name) {
    return named(name, new HashSet<>());
  }

  /**
   * @param asked the names on the way here: one that asks for itself has no answer
   */
  private Optional<Boolean> named(String name, Set<String> asked) {
    YamlNode condition = template.conditions().get(name);
    if (condition == null || !asked.add(name)) {
      return Optional.empty();
    }
    Optional<Boolean> holds = evaluate(condition, asked);
    asked.remove(name);
    return holds;
  }

  private Optional<Boolean> evaluate(YamlNode condition, Set<String> asked) {
    if (condition.fields().size() != 1) {
      return Optional.empty();
    }
    String function = condition.fields().keySet().iterator().next();
    YamlNode argument = condition.fields().get(function);
    List<YamlNode> operands = argument.items();
    return switch (function) {
      case "!Equals", "Fn::Equals" -> equal(operands);
      case "!Not", "Fn::Not" ->
          operands.size() == 1
              ? evaluate(operands.get(0), asked).map(holds -> !holds)
              : Optional.empty();
      case "!And", "Fn::And" -> unless(false, operands, asked);
      case "!Or", "Fn::Or" -> unless(true, operands, asked);
      case "!Condition", "Condition" -> named(argument.text(), asked);
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> equal(List<YamlNode> operands) {
    if (operands.size() != 2) {
      return Optional.empty();
    }
    Optional<String> left = values.text(operands.get(0));
    Optional<String> right = values.text(operands.get(1));
    return left.isPresent() && right.isPresent()
        ? Optional.of(left.equals(right))
        : Optional.empty();
  }

  /** What decides alone where one operand is it; otherwise its contrary, if all are known. */
  private Optional<Boolean> unless(boolean decides, List<YamlNode> operands, Set<String> asked) {
    List<Optional<Boolean>> each = operands.stream().map(o -> evaluate(o, asked)).toList();
    if (each.contains(Optional.of(decides))) {
      return Optional.of(decides);
    }
    return each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decides);
  }
}
