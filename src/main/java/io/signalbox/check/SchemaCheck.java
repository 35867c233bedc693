package io.signalbox.check;

import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.signalbox.yaml.YamlNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That a file keeps to Camel's YAML DSL in its canonical form. */
final class SchemaCheck implements RouteCheck {

  private static final Pattern EXPECTED = Pattern.compile("(\\S+) found, (\\S+) expected");
  private static final Pattern CHOICES = Pattern.compile("enumeration \\[(.*)]");

  private final JsonSchema schema = DslSchema.canonical();

  @Override
  public void check(RouteDocument document, Problems problems) {
    for (ValidationMessage message : schema.validate(document.root().json())) {
      YamlNode node = node(document.root(), message.getInstanceLocation());
      if (!node.text().startsWith("{{")) {
        YamlNode at = node.field(String.valueOf(message.getProperty())).orElse(node);
        problems.add(document, at, "%s", explain(message));
      }
    }
  }

  private static YamlNode node(YamlNode root, JsonNodePath path) {
    YamlNode node = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      node =
          element instanceof Integer index
              ? node.items().get(index)
              : node.fields().get(element.toString());
    }
    return node;
  }

  private static String explain(ValidationMessage message) {
    String name = name(message.getInstanceLocation());
    return switch (message.getType()) {
      case "additionalProperties" -> unknown(name, message.getProperty());
      case "required" -> "%s: %s is missing".formatted(name, message.getProperty());
      case "maxProperties" -> "%s: two steps in one, a - is missing".formatted(name);
      case "type" -> type(name, message.getMessage());
      case "enum" -> choice(name, message.getMessage());
      default -> message.getMessage().replaceFirst("^[^:]*", Matcher.quoteReplacement(name));
    };
  }

  private static String unknown(String name, String field) {
    if (name.equals("steps")) {
      return "steps: no such step: " + field;
    }
    return Languages.isLanguage(field) && !name.equals("expression")
        ? "%s: short form, %s belongs under expression".formatted(name, field)
        : "%s: no such field: %s".formatted(name, field);
  }

  private static String type(String name, String message) {
    Matcher expected = EXPECTED.matcher(message);
    if (!expected.find()) {
      return name + ": of a wrong type";
    }
    if (expected.group(1).equals("string") && expected.group(2).equals("object")) {
      return name + ": short form, write its fields";
    }
    return "%s: is of type %s, not %s".formatted(name, expected.group(1), expected.group(2));
  }

  private static String choice(String name, String message) {
    Matcher choices = CHOICES.matcher(message);
    return choices.find()
        ? "%s: must be one of %s".formatted(name, choices.group(1).replace("\"", ""))
        : name + ": not one of the choices";
  }

  /** The last key on the way to a value. */
  private static String name(JsonNodePath path) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      if (path.getElement(i) instanceof String name) {
        return name;
      }
    }
    return "file";
  }
}
