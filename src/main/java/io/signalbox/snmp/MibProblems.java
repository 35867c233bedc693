package io.signalbox.snmp;

import io.signalbox.event.Text;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmiparser.util.location.Location;
import org.jsmiparser.util.problem.AbstractProblemEventHandler;
import org.jsmiparser.util.problem.ProblemEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is wrong in MIB files: of each the first thing that keeps it, or what it imports, from
 * being read. All else follows from that, or takes no name away.
 */
final class MibProblems extends AbstractProblemEventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(MibProblems.class);
  private static final Pattern CAUSE = Pattern.compile("Parse error|Lex error|Cannot find module");

  /** How the parser writes a place, within what it says: {@code file:///mibs/A-MIB:5:14:symbol}. */
  private static final Pattern PLACE = Pattern.compile("(file:\\S+?)(?::(\\d+):\\d+:|(?=\\s))");

  private final String key;
  private final Map<String, String> byFile = new TreeMap<>();

  MibProblems(String key) {
    this.key = key;
  }

  @Override
  public void handle(ProblemEvent event) {
    super.handle(event);
    String text = event.getLocalizedMessage();
    if (CAUSE.matcher(text).lookingAt()) {
      Location location = event.getLocation();
      Matcher place = PLACE.matcher(text);
      if (location != null) {
        add(location.getSource(), Integer.toString(location.getLine()), text);
      } else if (place.find()) {
        add(place.group(1), place.group(2), place.replaceFirst(""));
      }
    }
  }

  /** Adds a file at which the parser fails. */
  void add(Path file, Throwable failure) {
    add(file.toUri().toString(), null, failure.toString());
  }

  private void add(String source, String line, String problem) {
    String file = source.substring(source.lastIndexOf('/') + 1);
    String place = line == null ? file : file + ", line " + line;
    byFile.putIfAbsent(file, place + ": " + problem.replace(" at:  :", ":"));
  }

  /** Writes a line for each file. */
  void tell() {
    byFile.values().forEach(problem -> LOG.warn("{}: {}", key, Text.line(problem)));
  }
}
