package io.signalbox.routes;

import io.signalbox.bus.HeldRules;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files that have changed while the context runs. */
final class ChangedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ChangedFiles.class);

  private final KnownFiles files;
  private final HeldRules held;

  /** What others may use of each file that was taken, in the order in which they were. */
  private final Map<String, Shared> taken = new LinkedHashMap<>();

  ChangedFiles(KnownFiles files, HeldRules held) {
    this.files = files;
    this.held = held;
  }

  void take(Map<String, String> texts, Set<String> gone) throws InterruptedException {
    files.waiting().putAll(texts);
    files.failed().keySet().removeAll(texts.keySet());
    for (String uri : new TreeSet<>(texts.keySet())) {
      if (files.loaded().containsKey(uri)) {
        take(uri);
      }
    }
    for (String uri : new TreeSet<>(gone)) {
      remove(uri);
    }
    takeWaiting();
    reloadUsers();
  }

  /** Those that are new, and those that were refused and may be good now. */
  private void takeWaiting() throws InterruptedException {
    int before;
    do {
      before = files.waiting().size();
      for (String uri : List.copyOf(files.waiting().keySet())) {
        if (isWorthATry(uri)) {
          take(uri);
        }
      }
    } while (files.waiting().size() < before);
  }

  /**
   * A good version is not stopped again for one that did not start, unless what that uses is new.
   */
  private boolean isWorthATry(String uri) {
    LoadedFile failed = files.failed().get(uri);
    return failed == null || taken.values().stream().anyMatch(failed::uses);
  }

  private void take(String uri) throws InterruptedException {
    String text = files.waiting().get(uri);
    Map<String, Integer> ids = Map.of();
    try {
      LoadedFile file = files.read(uri, text);
      ids = file.ids();
      files.compilePatterns(file);
      file.check();
      replace(uri, file);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      files.refuse(uri, text, Reason.of(e, ids));
    }
  }

  private void replace(String uri, LoadedFile file) throws Exception {
    LoadedFile old = files.loaded().get(uri);
    if (old != null) {
      old.remove(held);
      files.loaded().remove(uri);
    }
    try {
      start(file);
    } catch (Exception e) {
      file.undo();
      if (old != null) {
        restore(uri, old.text());
        files.failed().put(uri, file);
      }
      throw e;
    }
    files.accept(uri, file);
    note(uri, old == null ? file.shared() : file.shared().and(old.shared().configurationsOnly()));
  }

  private static void start(LoadedFile file) throws Exception {
    file.makeBeans();
    file.addConfigurations();
    file.addRoutes();
  }

  /** Starts the last good version again. */
  private void restore(String uri, String text) throws RefusedException {
    LoadedFile file = files.open(uri, text);
    try {
      start(file);
      files.loaded().put(uri, file);
      note(uri, file.shared());
    } catch (Exception e) {
      file.undo();
      LOG.error(
          "{}: its last good version does not start again: {}",
          KnownFiles.path(uri),
          Reason.withoutValues(Reason.of(e, file.ids()).getMessage(), text, files.settings()));
    }
  }

  private void remove(String uri) throws InterruptedException {
    LoadedFile file = files.loaded().get(uri);
    files.forget(uri);
    if (file != null) {
      end(file);
      note(uri, file.shared().configurationsOnly());
    }
  }

  private void end(LoadedFile file) throws InterruptedException {
    try {
      file.remove(held);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.error("A route did not end as it should", e);
      file.undo();
    }
  }

  /**
   * Routes keep the beans and route configurations that they were created with: those that use what
   * is new are created anew, and beans with such beans too.
   */
  private void reloadUsers() throws InterruptedException {
    Set<String> remade = new HashSet<>(taken.keySet());
    boolean more = true;
    while (more) {
      more = false;
      for (String uri : List.copyOf(files.loaded().keySet())) {
        LoadedFile file = files.loaded().get(uri);
        Shared later = laterThan(uri);
        boolean beans = file.beansUse(later) && remade.add(uri);
        if (beans || file.routesUse(later)) {
          reload(uri, file, beans);
          more = true;
        }
      }
    }
  }

  /** What has been taken since the file was. */
  private Shared laterThan(String uri) {
    Shared later = Shared.nothing();
    for (Map.Entry<String, Shared> each : taken.entrySet()) {
      later = each.getKey().equals(uri) ? Shared.nothing() : later.and(each.getValue());
    }
    return later;
  }

  private void reload(String uri, LoadedFile old, boolean beans) throws InterruptedException {
    try {
      LoadedFile file = files.open(uri, old.text());
      if (beans) {
        old.remove(held);
        file.makeBeans();
      } else {
        old.removeRoutes(held);
      }
      file.addConfigurations();
      file.addRoutes();
      files.loaded().put(uri, file);
      note(uri, beans ? file.shared() : Shared.nothing());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      old.undo();
      files.loaded().remove(uri);
      files.refuse(uri, old.text(), Reason.of(e, old.ids()));
    }
  }

  private void note(String uri, Shared shared) {
    taken.remove(uri);
    taken.put(uri, shared);
  }
}
