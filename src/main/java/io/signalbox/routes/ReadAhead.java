package io.signalbox.routes;

import io.signalbox.bus.EventPattern;
import io.signalbox.bus.InvalidPatternException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What route files say, read before they are taken, and on another thread: a start has to wait for
 * others meanwhile. What is not good is left to who takes the file, and is told then.
 */
public final class ReadAhead {

  private final Map<String, RouteFile> files = new ConcurrentHashMap<>();
  private final Map<String, EventPattern> patterns = new ConcurrentHashMap<>();

  private ReadAhead() {}

  /** Where nothing was read. */
  public static ReadAhead nothing() {
    return new ReadAhead();
  }

  /**
   * Reads files.
   *
   * @param texts the text of each by its URI
   * @param lazy the URIs of those whose routes may be created later, so that their patterns are
   *     needed now
   */
  public static ReadAhead of(Map<String, String> texts, Set<String> lazy) {
    ReadAhead ahead = new ReadAhead();
    RouteIndex index = RouteIndex.ofJar();
    texts.forEach((uri, text) -> ahead.read(uri, text, index, lazy.contains(uri)));
    return ahead;
  }

  private void read(String uri, String text, RouteIndex index, boolean lazy) {
    Optional<RouteFile> known = lazy ? index.file(uri, text) : Optional.empty();
    if (known.isPresent()) {
      compile(known.get().rules(), EventPattern::ofGood);
      files.put(text, known.get());
    } else {
      read(text, lazy);
    }
  }

  private void read(String text, boolean lazy) {
    try {
      RouteFile file = RouteFile.read(text);
      if (lazy && file.canWait(text)) {
        compile(file.rules(), EventPattern::compile);
      }
      files.put(text, file);
    } catch (RefusedException | InvalidPatternException e) {
      // who takes it refuses it
    }
  }

  private void compile(
      Collection<RouteFile.BusRule> rules, Function<String, EventPattern> compiler) {
    rules.forEach(rule -> patterns.computeIfAbsent(rule.pattern(), compiler));
  }

  /** The file with this text. It is kept no longer, as what was read is large. */
  RouteFile file(String text) throws RefusedException {
    RouteFile file = files.remove(text);
    return file == null ? RouteFile.read(text) : file;
  }

  /**
   * The pattern of a rule without placeholders.
   *
   * @throws InvalidPatternException where it is none
   */
  EventPattern pattern(RouteFile.BusRule rule) {
    EventPattern pattern = patterns.get(rule.pattern());
    return pattern == null ? rule.compile() : pattern;
  }

  /** Forgets what nobody has asked for. */
  void end() {
    files.clear();
    patterns.clear();
  }
}
