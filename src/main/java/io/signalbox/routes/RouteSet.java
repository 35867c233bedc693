package io.signalbox.routes;

import io.signalbox.bus.BusComponent;
import io.signalbox.bus.HeldRules;
import io.signalbox.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The route files of a Camel context: those that run, and those that were refused. Each is taken by
 * itself; where one cannot be, its last good version runs on.
 */
public final class RouteSet {

  private final ReentrantLock lock = new ReentrantLock();
  private final KnownFiles files;
  private final LazyFiles lazy;

  /** The refusals as of the last change, for those who must not wait for the end of one. */
  private volatile List<Refusal> refusals = List.of();

  /** How many files run, for the same. */
  private volatile int size;

  /**
   * Holds the files of a context; none yet.
   *
   * @param ahead what was read of those that it is to start with
   */
  public RouteSet(CamelContext context, Settings settings, ReadAhead ahead) {
    files = new KnownFiles(context, settings, ahead);
    lazy = new LazyFiles(files, lock, this::tell);
  }

  /**
   * Takes the files that the context is to start with, and initialises it: with routes that it has
   * already, one that cannot be created would keep it from that.
   *
   * @param texts the text of each by its URI
   * @param checked the URIs of those that are known to be good: where only a bus calls their routes
   *     these are created by the first event that comes for them
   */
  public void start(Map<String, String> texts, Set<String> checked) {
    lock.lock();
    try {
      files.context().init();
      Map<String, String> waiting = new TreeMap<>(texts);
      int before;
      do {
        before = waiting.size();
        new FirstFiles(files, lazy, checked).take(waiting);
        waiting = new TreeMap<>(files.waiting());
      } while (!waiting.isEmpty() && waiting.size() < before);
      files.ahead().end();
      tell();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what has changed while the context runs. Events for the rules of these files wait until
   * all is done.
   *
   * @param changed the text of each new or changed file by its URI
   * @param gone the URIs of those that are no longer there
   */
  public void change(Map<String, String> changed, Set<String> gone) throws InterruptedException {
    lock.lock();
    try {
      lazy.createAll();
      take(changed, gone);
      tell();
    } finally {
      lock.unlock();
    }
  }

  private void take(Map<String, String> changed, Set<String> gone) throws InterruptedException {
    Set<String> ranBefore = new TreeSet<>(files.loaded().keySet());
    try (HeldRules held = files.context().getComponent("bus", BusComponent.class).hold()) {
      new ChangedFiles(files, held).take(changed, gone);
    }
    for (String uri : new TreeSet<>(gone)) {
      log(uri).info("{}: is gone, and its routes have ended", KnownFiles.path(uri));
    }
    for (String uri : files.loaded().keySet()) {
      if (!files.refusals().containsKey(uri)
          && (changed.containsKey(uri) || !ranBefore.contains(uri))) {
        log(uri).info("{}: runs", KnownFiles.path(uri));
      }
    }
  }

  /**
   * Refuses files whose new versions cannot be read.
   *
   * @param reasons the reason for each by its URI
   */
  public void refuse(Map<String, String> reasons) {
    lock.lock();
    try {
      reasons.forEach(files::refuseUnread);
      tell();
    } finally {
      lock.unlock();
    }
  }

  /** The files that were refused, by their names. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /** The text of the latest version of each file that is known, good or not, by its URI. */
  public Map<String, String> texts() {
    lock.lock();
    try {
      Map<String, String> texts = new TreeMap<>();
      files.loaded().forEach((uri, file) -> texts.put(uri, file.text()));
      texts.putAll(files.waiting());
      return texts;
    } finally {
      lock.unlock();
    }
  }

  /** The URIs of the files that were refused. */
  public Set<String> refused() {
    lock.lock();
    try {
      return Set.copyOf(files.refusals().keySet());
    } finally {
      lock.unlock();
    }
  }

  /** How many files run. */
  public int size() {
    return size;
  }

  /** How many routes there are, those that wait for their first event among them. */
  public int routes() {
    return files.context().getRoutesSize() + lazy.routes();
  }

  private void tell() {
    List<Refusal> before = refusals;
    files
        .refusals()
        .forEach(
            (uri, refusal) -> {
              if (!before.contains(refusal)) {
                log(uri).error("{}", refusal);
              }
            });
    refusals = List.copyOf(files.refusals().values());
    size = files.loaded().size();
  }

  /** One for each file, so that what is told of one is not taken for a repeat of another's. */
  private static Logger log(String uri) {
    String name = uri.substring(uri.lastIndexOf('/') + 1).replaceFirst("\\..*", "");
    return LoggerFactory.getLogger("io.signalbox.routes." + name);
  }
}
