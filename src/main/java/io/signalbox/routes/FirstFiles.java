package io.signalbox.routes;

import io.signalbox.bus.InvalidPatternException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes files before the context starts. All beans are made before any route is created, and all
 * route configurations are there, so the order of the files does not matter.
 */
final class FirstFiles {

  /** A step on the way of a file into Camel. */
  private interface Step {
    void of(LoadedFile file) throws Exception;
  }

  private final KnownFiles files;
  private final LazyFiles lazy;
  private final Set<String> checked;
  private final Map<String, LoadedFile> taken = new TreeMap<>();

  /**
   * @param checked the URIs of those that are known to be good, so that their routes need not be
   *     created to see whether they can be
   */
  FirstFiles(KnownFiles files, LazyFiles lazy, Set<String> checked) {
    this.files = files;
    this.lazy = lazy;
    this.checked = checked;
  }

  void take(Map<String, String> texts) {
    new TreeMap<>(texts).forEach(this::read);
    makeBeans();
    each(LoadedFile::addConfigurations);
    each(LoadedFile::addRoutes);
    each(LoadedFile::createRoutes);
  }

  private void read(String uri, String text) {
    try {
      LoadedFile file = files.read(uri, text);
      files.accept(uri, file);
      if (checked.contains(uri) && file.canWait()) {
        lazy.add(uri, file);
      } else {
        taken.put(uri, file);
      }
    } catch (RefusedException e) {
      files.refuse(uri, text, e);
    }
  }

  /** A bean may refer to one of a later file. */
  private void makeBeans() {
    Map<String, LoadedFile> without = new TreeMap<>(taken);
    int before;
    do {
      before = without.size();
      without.values().removeIf(FirstFiles::hasBeans);
    } while (!without.isEmpty() && without.size() < before);
    without.forEach((uri, file) -> take(uri, file, LoadedFile::makeBeans));
  }

  private static boolean hasBeans(LoadedFile file) {
    try {
      file.makeBeans();
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  private void each(Step step) {
    new TreeMap<>(taken).forEach((uri, file) -> take(uri, file, step));
  }

  private void take(String uri, LoadedFile file, Step step) {
    try {
      step.of(file);
    } catch (Exception e) {
      taken.remove(uri);
      files.loaded().remove(uri);
      file.undo();
      files.refuse(uri, file.text(), reason(e, file));
    }
  }

  private RefusedException reason(Exception failure, LoadedFile file) {
    if (failure instanceof InvalidPatternException) {
      try {
        files.compilePatterns(file);
      } catch (RefusedException e) {
        return e;
      }
    }
    return Reason.of(failure, file.ids());
  }
}
