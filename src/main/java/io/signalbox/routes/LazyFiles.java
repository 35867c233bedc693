package io.signalbox.routes;

import io.signalbox.bus.BusComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.apache.camel.CamelContext;

/**
 * Files of rules alone whose routes are created by the first event that one of them takes: of the
 * two hundred sources that there are, an estate has the events of a few, and the others would cost
 * most of the time of a start and a third of the heap.
 */
final class LazyFiles {

  private static final long LOOK_MILLIS = 5;

  private final KnownFiles files;
  private final CamelContext context;

  /** Held by whoever changes files; not by events that only wait for it. */
  private final Lock lock;

  private final Runnable told;
  private final Map<String, LoadedFile> waiting = new ConcurrentHashMap<>();

  /**
   * @param told called with the lock after routes were created, or refused
   */
  LazyFiles(KnownFiles files, Lock lock, Runnable told) {
    this.files = files;
    this.context = files.context();
    this.lock = lock;
    this.told = told;
  }

  /** Has the bus expect the rules of a file that runs; its routes are created later. */
  void add(String uri, LoadedFile file) {
    waiting.put(uri, file);
    for (RouteFile.BusRule rule : file.rules()) {
      bus().expect(rule.bus(), rule.id(), files.ahead().pattern(rule), () -> create(uri));
    }
    file.putOff();
  }

  /** How many routes are not created yet. */
  int routes() {
    return waiting.values().stream().mapToInt(file -> file.rules().size()).sum();
  }

  /**
   * Creates all that are not created yet. To be called, with the lock, before any route is stopped:
   * what that route has begun may be an event that waits for one of these.
   */
  void createAll() {
    List.copyOf(waiting.keySet()).forEach(this::createNow);
  }

  /**
   * Creates the routes of a file unless that has been done.
   *
   * @throws RejectedExecutionException where all is about to end
   */
  private void create(String uri) {
    try {
      // who has the lock may be creating these
      while (waiting.containsKey(uri)) {
        if (lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          createLocked(uri);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("stopped while routes were created", e);
    }
  }

  private void createLocked(String uri) {
    try {
      createNow(uri);
      told.run();
    } finally {
      lock.unlock();
    }
  }

  private void createNow(String uri) {
    LoadedFile file = waiting.get(uri);
    if (file == null) {
      return;
    }
    if (context.isStopping() || context.isStopped()) {
      throw new RejectedExecutionException("the routes are about to stop");
    }
    try {
      files.loaded().put(uri, started(uri, file.text()));
    } catch (Exception e) {
      files.loaded().remove(uri);
      files.refuse(uri, file.text(), Reason.of(e, file.ids()));
    } finally {
      waiting.remove(uri);
      file.rules().forEach(rule -> bus().giveUp(rule.bus(), rule.id()));
    }
  }

  private LoadedFile started(String uri, String text) throws Exception {
    LoadedFile file = files.open(uri, text);
    try {
      file.addConfigurations();
      file.addRoutes();
      return file;
    } catch (Exception e) {
      file.undo();
      throw e;
    }
  }

  private BusComponent bus() {
    return context.getComponent("bus", BusComponent.class);
  }
}
