package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the values of a template are where its parameters keep their defaults or have the values
 * that are given. Of what only AWS knows, such as the account, the name stands in its place; what
 * refers to a topic or a queue ends in its name, as ARNs do.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">
 *     intrinsic functions</a>
 */
final class TemplateValues {

  /** The property that gives a resource of a type its name. */
  static final String TOPIC_NAME = "TopicName";

  static final String QUEUE_NAME = "QueueName";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(!?)([^}]*)}");
  private static final String PSEUDO = "AWS::";
  private static final String NO_VALUE = PSEUDO + "NoValue";

  private final Template template;
  private final Map<String, String> given;
  private final TemplateConditions conditions;

  /**
   * @param given values of parameters, by their names
   */
  TemplateValues(Template template, Map<String, String> given) {
    this.template = template;
    this.given = given;
    this.conditions = new TemplateConditions(template, this);
  }

  /** The value as text; empty where it depends on more than the parameters, or is to be none. */
  Optional<String> text(YamlNode value) {
    if (value.fields().isEmpty()) {
      return value.items().isEmpty() && !value.json().isNull()
          ? Optional.of(value.text())
          : Optional.empty();
    }
    if (value.fields().size() > 1) {
      return Optional.empty();
    }
    String function = value.fields().keySet().iterator().next();
    YamlNode argument = value.fields().get(function);
    return switch (function) {
      case "!Ref", "Ref" -> reference(argument.text());
      case "!GetAtt", "Fn::GetAtt" -> reference(attribute(argument));
      case "!Sub", "Fn::Sub" -> substitute(argument);
      case "!Join", "Fn::Join" -> join(argument.items());
      case "!If", "Fn::If" -> choose(argument.items());
      default -> Optional.empty();
    };
  }

  /** What follows the last colon of a value: the name, of an ARN too. */
  Optional<String> name(YamlNode value) {
    return text(value).map(text -> text.substring(text.lastIndexOf(':') + 1));
  }

  /** The name of a topic or a queue, which are named here. */
  Optional<String> nameOf(YamlNode resource) {
    return resource
        .field("Properties")
        .flatMap(properties -> properties.field(TOPIC_NAME).or(() -> properties.field(QUEUE_NAME)))
        .flatMap(this::text);
  }

  private static String attribute(YamlNode argument) {
    return argument.items().isEmpty()
        ? argument.text()
        : String.join(".", argument.items().stream().map(YamlNode::text).toList());
  }

  /** The value of a parameter, a resource, or a resource's attribute after a dot. */
  private Optional<String> reference(String to) {
    if (to.equals(NO_VALUE)) {
      return Optional.empty();
    }
    if (given.containsKey(to)) {
      return Optional.of(given.get(to));
    }
    if (to.startsWith(PSEUDO)) {
      return Optional.of(to.substring(PSEUDO.length()));
    }
    YamlNode parameter = template.parameters().get(to);
    if (parameter != null) {
      return parameter.field("Default").map(YamlNode::text);
    }
    return Optional.ofNullable(template.resources().get(to.split("\\.", 2)[0]))
        .flatMap(this::nameOf);
  }

  private Optional<String> substitute(YamlNode argument) {
    List<YamlNode> parts = argument.items();
    String text = parts.isEmpty() ? argument.text() : parts.get(0).text();
    StringBuilder substituted = new StringBuilder();
    Matcher references = REFERENCE.matcher(text);
    while (references.find()) {
      Optional<String> value = substitute(references.toMatchResult(), parts);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      references.appendReplacement(substituted, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(references.appendTail(substituted).toString());
  }

  /** One reference of a text; {@code ${!x}} stands for {@code ${x}} itself. */
  private Optional<String> substitute(MatchResult reference, List<YamlNode> parts) {
    String to = reference.group(2);
    if (!reference.group(1).isEmpty()) {
      return Optional.of("${" + to + "}");
    }
    Optional<YamlNode> own = parts.size() > 1 ? parts.get(1).field(to) : Optional.empty();
    return own.isPresent() ? text(own.get()) : reference(to);
  }

  /** One of two values, by a condition. */
  private Optional<String> choose(List<YamlNode> arguments) {
    return arguments.size() == 3
        ? conditions
            .holds(arguments.get(0).text())
            .flatMap(holds -> text(arguments.get(holds ? 1 : 2)))
        : Optional.empty();
  }

  private Optional<String> join(List<YamlNode> arguments) {
    if (arguments.size() != 2 || arguments.get(1).items().isEmpty()) {
      return Optional.empty();
    }
    List<Optional<String>> parts = arguments.get(1).items().stream().map(this::text).toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            String.join(
                arguments.get(0).text(), parts.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }
}
