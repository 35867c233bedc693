package io.signalbox.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Writes the catalogue as Markdown: a table each for AWS, partners and all others. */
public final class CatalogueTables {

  /** What stands above the tables in a file that has them; all below it is written anew. */
  public static final String MARKER =
      "<!-- Below: written by signalbox sources --update, not by hand -->";

  private static final String MORE = "…";

  private CatalogueTables() {}

  /** The tables. */
  public static String of(List<CatalogueEntry> entries) {
    Map<String, List<CatalogueEntry>> groups = new LinkedHashMap<>();
    for (String group : List.of("AWS", "Partners of AWS", "On-premises and others")) {
      groups.put(group, new ArrayList<>());
    }
    entries.forEach(entry -> groups.get(group(entry)).add(entry));
    return groups.entrySet().stream()
        .filter(group -> !group.getValue().isEmpty())
        .map(group -> table(group.getKey(), group.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * A file's text with its tables written anew.
   *
   * @throws IllegalArgumentException where it has no {@link #MARKER}
   */
  public static String update(String text, List<CatalogueEntry> entries) {
    int marker = text.indexOf(MARKER);
    if (marker < 0) {
      throw new IllegalArgumentException("has no line " + MARKER);
    }
    return text.substring(0, marker + MARKER.length()) + "\n\n" + of(entries);
  }

  private static String group(CatalogueEntry entry) {
    if (entry.name().startsWith("aws-")) {
      return "AWS";
    }
    return entry.name().startsWith("partner-") ? "Partners of AWS" : "On-premises and others";
  }

  private static String table(String group, List<CatalogueEntry> entries) {
    String rows = entries.stream().map(CatalogueTables::row).collect(Collectors.joining());
    return """
        ## %s

        | file | event sources | detail-types | what it says | states in its cases |
        |---|---|---|---|---|
        %s"""
        .formatted(group, rows);
  }

  private static String row(CatalogueEntry entry) {
    return "| [%s](%s.camel.yaml) | %s | %s | %s | %s |\n"
        .formatted(
            entry.name(),
            entry.name(),
            list(entry.sources(), entry.moreSources()),
            list(entry.types(), entry.moreTypes()),
            cell(entry.description()),
            states(entry.states()));
  }

  private static String list(Collection<String> names, boolean more) {
    List<String> all = new ArrayList<>(names.stream().map(CatalogueTables::cell).toList());
    if (more) {
      all.add(MORE);
    }
    return String.join(", ", all);
  }

  private static String states(Map<String, SortedSet<String>> states) {
    return states.entrySet().stream()
        .map(
            severity ->
                (severity.getKey().isEmpty() ? "" : severity.getKey() + ": ")
                    + String.join(", ", severity.getValue()))
        .map(CatalogueTables::cell)
        .collect(Collectors.joining("; "));
  }

  /** A text that neither ends a cell nor is taken for markup. */
  private static String cell(String text) {
    return text.replaceAll("([\\\\|*_<`\\[])", "\\\\$1").replaceAll("\\s+", " ");
  }
}
