package io.signalbox.topology;

import io.signalbox.runtime.RouteFileName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Draws a {@link Topology} as a flowchart of Mermaid; all sources are one place. */
public final class Diagram {

  private static final String BEGIN =
      "<!-- Below: written by signalbox topology --update, not by hand -->\n";
  private static final String END = "<!-- Above: written by signalbox topology --update -->\n";

  private Diagram() {}

  /** The flowchart. */
  public static String of(Topology topology) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    String sources = "all sources (%d routes)".formatted(topology.count(RouteFileName.SOURCES));
    Set<String> wires = new TreeSet<>();
    Map<String, Set<String>> folders = new TreeMap<>();
    for (Wire wire : topology.wires()) {
      Place from = drawn(wire.from(), sources);
      Place to = drawn(wire.to(), sources);
      Stream.of(from, to)
          .forEach(
              place ->
                  folders.computeIfAbsent(place.folder(), f -> new TreeSet<>()).add(node(place)));
      wires.add("  %s %s %s\n".formatted(id(from), wire.optional() ? "-.->" : "-->", id(to)));
    }
    folders.forEach((folder, nodes) -> text.append(group(folder, nodes)));
    wires.forEach(text::append);
    return text.toString();
  }

  /**
   * The text of a file with the flowchart in it drawn anew.
   *
   * @throws IllegalArgumentException where it has not the two lines that stand around it
   */
  public static String update(String text, Topology topology) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("has no lines " + List.of(BEGIN.strip(), END.strip()));
    }
    return text.substring(0, begin + BEGIN.length())
        + "\n```mermaid\n"
        + of(topology)
        + "```\n\n"
        + text.substring(end);
  }

  private static Place drawn(Place place, String sources) {
    return place.folder().equals(RouteFileName.SOURCES)
        ? new Place(RouteFileName.SOURCES, sources)
        : place;
  }

  private static String group(String folder, Collection<String> nodes) {
    String all = String.join("", nodes);
    return folder.equals(Place.CHANNELS)
        ? all
        : "  subgraph %s\n%s  end\n".formatted(folder, all.indent(2));
  }

  private static String node(Place place) {
    String form = place.isChannel() ? "  %s[(%s)]\n" : "  %s[%s]\n";
    return form.formatted(id(place), '"' + place.name() + '"');
  }

  /** A word that Mermaid takes for nothing else. */
  private static String id(Place place) {
    String words = place.name().replaceAll("\\(.*", "").strip();
    return (place.isChannel() ? "c_" : "r_") + words.replaceAll("[^A-Za-z0-9]", "_");
  }
}
