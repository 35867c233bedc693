package io.signalbox.authoring;

import java.util.regex.Pattern;

/**
 * Text from outside as a part of a jq expression in a route. It can be neither an interpolation nor
 * a placeholder of Camel's, whatever it is.
 */
final class Jq {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Jq() {}

  /** A field of an object, as a path has it. */
  static String field(String name) {
    return NAME.matcher(name).matches() ? "." + name : "[" + string(name) + "]";
  }

  /** A key of an object that is written out. */
  static String key(String name) {
    return NAME.matcher(name).matches() ? name : string(name);
  }

  /** A string. */
  static String string(String text) {
    return "\"" + JsonText.escape(text) + "\"";
  }
}
