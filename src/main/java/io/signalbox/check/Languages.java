package io.signalbox.check;

import java.util.Set;

/** Camel's expression languages, by their names in YAML. */
final class Languages {

  private static final Set<String> SCRIPTS =
      Set.of("csimple", "groovy", "java", "joor", "js", "mvel", "ognl", "python", "spel", "wasm");

  private static final Set<String> OTHERS =
      Set.of(
          "constant",
          "datasonnet",
          "exchangeProperty",
          "header",
          "hl7terser",
          "jq",
          "jsonpath",
          "language",
          "method",
          "ref",
          "simple",
          "tokenize",
          "variable",
          "xpath",
          "xquery",
          "xtokenize");

  private Languages() {}

  static boolean isLanguage(String name) {
    return isScript(name) || OTHERS.contains(name);
  }

  /** Whether what is written in the language is a program. */
  static boolean isScript(String name) {
    return SCRIPTS.contains(name);
  }
}
