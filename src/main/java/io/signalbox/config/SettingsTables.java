package io.signalbox.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the reference of the keys as Markdown: a table for each section. */
public final class SettingsTables {

  /** What stands above the tables in a file that has them; all below it is written anew. */
  public static final String MARKER =
      "<!-- Below: written by signalbox settings --update, not by hand -->";

  /** Beyond so many characters a default is an endpoint URI that nobody reads in a table. */
  private static final int LONGEST_DEFAULT = 48;

  private SettingsTables() {}

  /** The tables. */
  public static String of(List<DocumentedSetting> settings) {
    Map<String, List<DocumentedSetting>> sections =
        settings.stream()
            .collect(
                Collectors.groupingBy(
                    DocumentedSetting::section, LinkedHashMap::new, Collectors.toList()));
    return sections.entrySet().stream()
        .map(section -> table(section.getKey(), section.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * A file's text with its tables written anew.
   *
   * @throws IllegalArgumentException where it has no {@link #MARKER}
   */
  public static String update(String text, List<DocumentedSetting> settings) {
    int marker = text.indexOf(MARKER);
    if (marker < 0) {
      throw new IllegalArgumentException("has no line " + MARKER);
    }
    return text.substring(0, marker + MARKER.length()) + "\n\n" + of(settings);
  }

  private static String table(String section, List<DocumentedSetting> settings) {
    StringBuilder rows = new StringBuilder();
    String before = "";
    for (DocumentedSetting setting : settings) {
      rows.append(row(setting, setting.description().equals(before)));
      before = setting.description();
    }
    return """
        ## %s

        | key | type | default | since | what it does |
        |---|---|---|---|---|
        %s"""
        .formatted(capitalized(section), rows);
  }

  private static String row(DocumentedSetting setting, boolean asAbove) {
    String unit = setting.unit().isEmpty() ? "" : " of " + setting.unit();
    return "| `%s` | %s%s | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            setting.type(),
            unit,
            defaults(setting),
            setting.since(),
            asAbove ? "(as above)" : cell(setting.description()));
  }

  private static String defaults(DocumentedSetting setting) {
    String embedded = value(setting.embedded());
    String aws = value(setting.aws());
    return embedded.equals(aws) ? embedded : "%s; on AWS %s".formatted(embedded, aws);
  }

  private static String value(String value) {
    if (value.isEmpty()) {
      return "none";
    }
    return value.length() > LONGEST_DEFAULT ? "an endpoint" : "`%s`".formatted(value);
  }

  private static String capitalized(String section) {
    return Character.toUpperCase(section.charAt(0)) + section.substring(1);
  }

  /** A text that neither ends a cell nor is taken for markup. */
  private static String cell(String text) {
    return text.replaceAll("([\\\\|*_<`\\[])", "\\\\$1");
  }
}
