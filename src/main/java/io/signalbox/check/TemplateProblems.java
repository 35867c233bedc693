package io.signalbox.check;

import io.signalbox.yaml.YamlNode;

/**
 * Where the checks of one template put what they find.
 *
 * @param file the template's file
 * @param problems all that is found
 */
record TemplateProblems(String file, Problems problems) {

  /** A problem of a value. */
  void add(YamlNode at, String message, Object... values) {
    add(at.line(), message, values);
  }

  void add(int line, String message, Object... values) {
    problems.add(new Problem(file, line, message.formatted(values)));
  }
}
