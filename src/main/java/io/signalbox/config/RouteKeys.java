package io.signalbox.config;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that routes name in placeholders, against those that the settings have. */
public final class RouteKeys {

  /** {@code {{key}}}, {@code {{?key}}} and {@code {{key:default}}}, as Camel reads them. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{\\s*([?!]?)([A-Za-z0-9._-]+)\\s*(:[^}]*)?}}");

  /** More values in values than anyone writes: these name each other in a circle. */
  private static final int DEEPEST = 10;

  private RouteKeys() {}

  /**
   * Refuses a given key that nothing knows.
   *
   * @param routes the text of each route file
   * @throws SettingsException naming the key and where it was given
   */
  public static void check(Settings settings, Collection<String> routes) {
    for (String key : unknown(settings, routes)) {
      String hint = ScheduleKeys.isMeant(key) ? "; a schedule has " + ScheduleKeys.MEMBERS : "";
      throw new SettingsException(
          "%s (%s): no such key%s".formatted(key, settings.origin(key), hint));
    }
  }

  /** The keys that a text names in placeholders, with or without a default. */
  public static Set<String> keys(String text) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      keys.add(matcher.group(2));
    }
    keys.removeAll(TemplateParameters.in(text));
    return keys;
  }

  /** The keys that a text names without a default and that nothing sets. */
  public static Set<String> missing(Settings settings, String text) {
    Set<String> missing = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      boolean optional = !matcher.group(1).isEmpty() || matcher.group(3) != null;
      if (!optional && !settings.asMap().containsKey(matcher.group(2))) {
        missing.add(matcher.group(2));
      }
    }
    missing.removeAll(TemplateParameters.in(text));
    return missing;
  }

  /** The given keys that neither the jar nor a placeholder in one of the texts knows. */
  public static Set<String> unknown(Settings settings, Collection<String> texts) {
    Set<String> known = new TreeSet<>(settings.knownKeys());
    texts.forEach(text -> known.addAll(keys(text)));
    Set<String> unknown = new TreeSet<>();
    for (String key : settings.asMap().keySet()) {
      boolean looked = settings.origin(key).equals("start");
      boolean ofMany =
          key.startsWith("camel.")
              || ScheduleKeys.isOne(key)
              || RecipientKeys.isOne(key)
              || TargetKeys.isOne(key);
      if (!known.contains(key) && !looked && !ofMany) {
        unknown.add(key);
      }
    }
    return unknown;
  }

  /** A text with the values of its keys; a placeholder without a value or default stays. */
  public static String resolve(Settings settings, String text) {
    String resolved = text;
    for (int depth = 0; depth < DEEPEST && resolved.contains("{{"); depth++) {
      resolved =
          PLACEHOLDER
              .matcher(resolved)
              .replaceAll(placeholder -> Matcher.quoteReplacement(value(settings, placeholder)));
    }
    return resolved;
  }

  private static String value(Settings settings, MatchResult placeholder) {
    String otherwise =
        placeholder.group(3) == null ? placeholder.group() : placeholder.group(3).substring(1);
    return settings.asMap().getOrDefault(placeholder.group(2), otherwise);
  }
}
