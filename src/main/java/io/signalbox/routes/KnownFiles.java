package io.signalbox.routes;

import io.signalbox.bus.EventPattern;
import io.signalbox.bus.InvalidPatternException;
import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** The files that run and the versions that were refused, by the files' URIs. */
final class KnownFiles {

  private final CamelContext context;
  private final Settings settings;
  private final ReadAhead ahead;
  private final TemplatedRoutes ofSettings;
  private final Map<String, LoadedFile> loaded = new TreeMap<>();

  /** The text of each version that was refused: it may become good when another file changes. */
  private final Map<String, String> waiting = new TreeMap<>();

  /** Those of them that did not start in place of a good version. */
  private final Map<String, LoadedFile> failed = new TreeMap<>();

  private final Map<String, Refusal> refusals = new TreeMap<>();

  KnownFiles(CamelContext context, Settings settings, ReadAhead ahead) {
    this.context = context;
    this.settings = settings;
    this.ahead = ahead;
    this.ofSettings = new TemplatedRoutes(context);
  }

  CamelContext context() {
    return context;
  }

  /** What was read before the first file was taken. */
  ReadAhead ahead() {
    return ahead;
  }

  Settings settings() {
    return settings;
  }

  Map<String, LoadedFile> loaded() {
    return loaded;
  }

  Map<String, String> waiting() {
    return waiting;
  }

  Map<String, LoadedFile> failed() {
    return failed;
  }

  Map<String, Refusal> refusals() {
    return refusals;
  }

  /**
   * Reads a version of a file, without effect on what runs.
   *
   * @throws RefusedException where it is no YAML, or lacks a key, or has a name that is taken
   */
  LoadedFile read(String uri, String text) throws RefusedException {
    LoadedFile file = open(uri, text);
    for (String key : RouteKeys.missing(settings, text)) {
      throw new RefusedException(
          lineOf(text, key), key + ": this key is needed, and nothing sets it");
    }
    refuseTaken(uri, file, "id", LoadedFile::ids);
    refuseTaken(uri, file, "bean", LoadedFile::beans);
    refuseOwnBeans(uri, file);
    return file;
  }

  /**
   * Compiles the patterns of a file's rules.
   *
   * @throws RefusedException with the line of the first that is none
   */
  void compilePatterns(LoadedFile file) throws RefusedException {
    for (RouteFile.BusRule rule : file.rules()) {
      compile(rule);
    }
  }

  private void compile(RouteFile.BusRule rule) throws RefusedException {
    if (!rule.pattern().isEmpty() || !rule.fallback()) {
      try {
        EventPattern.compile(RouteKeys.resolve(settings, rule.pattern()));
      } catch (InvalidPatternException e) {
        throw new RefusedException(rule.line(), e.getMessage());
      }
    }
  }

  /** Reads a version of a file whose text has been good. */
  LoadedFile open(String uri, String text) throws RefusedException {
    return new LoadedFile(ofSettings, uri, text, ahead.file(text));
  }

  void accept(String uri, LoadedFile file) {
    forget(uri);
    loaded.put(uri, file);
  }

  void refuse(String uri, String text, RefusedException reason) {
    waiting.put(uri, text);
    refuse(uri, reason.line(), Reason.withoutValues(reason.getMessage(), text, settings));
  }

  /** Refuses a version that could not be read, and so cannot become good by itself. */
  void refuseUnread(String uri, String reason) {
    waiting.remove(uri);
    refuse(uri, 0, reason);
  }

  private void refuse(String uri, int line, String reason) {
    refusals.put(uri, new Refusal(path(uri), line, reason, loaded.containsKey(uri)));
  }

  void forget(String uri) {
    loaded.remove(uri);
    waiting.remove(uri);
    failed.remove(uri);
    refusals.remove(uri);
  }

  /** The path that people are shown. */
  static String path(String uri) {
    return uri.replaceFirst("^(file|classpath):", "");
  }

  private void refuseTaken(
      String uri, LoadedFile file, String what, Function<LoadedFile, Map<String, Integer>> names)
      throws RefusedException {
    Map<String, Integer> wanted = names.apply(file);
    for (Map.Entry<String, LoadedFile> other : loaded.entrySet()) {
      Map<String, Integer> taken = names.apply(other.getValue());
      if (!other.getKey().equals(uri) && !Collections.disjoint(wanted.keySet(), taken.keySet())) {
        String name = wanted.keySet().stream().filter(taken::containsKey).findFirst().orElseThrow();
        throw new RefusedException(
            wanted.get(name),
            "%s %s: is in %s already".formatted(what, name, path(other.getKey())));
      }
    }
  }

  /** Beans that a file defines are unbound when it goes: those of the process must not be. */
  private void refuseOwnBeans(String uri, LoadedFile file) throws RefusedException {
    LoadedFile before = loaded.get(uri);
    for (Map.Entry<String, Integer> bean : file.beans().entrySet()) {
      boolean ours = before != null && before.beans().containsKey(bean.getKey());
      if (!ours && context.getRegistry().lookupByName(bean.getKey()) != null) {
        throw new RefusedException(
            bean.getValue(), "bean %s: is a name of Signalbox's own".formatted(bean.getKey()));
      }
    }
  }

  private static int lineOf(String text, String key) {
    return (int) text.substring(0, Math.max(0, text.indexOf(key))).lines().count();
  }
}
