package io.signalbox.check;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.event.Text;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.catalog.LanguageValidationResult;

/** That what is written in simple and jq can be read, with the values of its keys. */
final class ExpressionCheck implements RouteCheck {

  private final Settings settings;
  private final Catalogue catalogue;

  ExpressionCheck(Settings settings, Catalogue catalogue) {
    this.settings = settings;
    this.catalogue = catalogue;
  }

  @Override
  public void check(RouteDocument document, Problems problems) {
    for (Expression expression : Expression.in(document.root())) {
      String text = RouteKeys.resolve(settings, expression.text().text());
      String reason =
          switch (expression.language()) {
            case "simple" -> simple(expression.predicate(), text);
            case "jq" -> jq(text);
            default -> unknown(expression.language());
          };
      if (reason != null) {
        problems.add(
            document, expression.text(), "%s: %s", expression.language(), Text.line(reason));
      }
    }
  }

  private String simple(boolean predicate, String text) {
    LanguageValidationResult result = catalogue.simple(predicate, text);
    if (result.isSuccess()) {
      return null;
    }
    return "%s in %s".formatted(result.getShortError(), text);
  }

  private static String jq(String text) {
    try {
      JsonQuery.compile(text, Versions.JQ_1_7);
      return null;
    } catch (JsonQueryException e) {
      return e.getCause() == null ? e.getMessage() : firstLine(e.getCause().getMessage());
    }
  }

  /** The parser tells on the others what it would have taken instead. */
  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private String unknown(String language) {
    boolean told = Languages.isScript(language) || !Languages.isLanguage(language);
    return told || catalogue.hasLanguage(language) ? null : "no such language on the class path";
  }
}
