package io.signalbox.check;

/** That no route has a program in it: that is what beans are for. */
final class ScriptCheck implements RouteCheck {

  @Override
  public void check(RouteDocument document, Problems problems) {
    for (Expression expression : Expression.in(document.root())) {
      String language = expression.language();
      if (Languages.isScript(language)) {
        problems.add(document, expression.text(), "%s: a script in a route", language);
      }
    }
    for (Step step : Step.in(document.root())) {
      if (step.kind().equals("script")) {
        problems.add(document, step.body(), "script: a script in a route");
      }
    }
  }
}
