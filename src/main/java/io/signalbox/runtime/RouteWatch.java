package io.signalbox.runtime;

import io.signalbox.routes.RouteSet;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second for route files that are new, changed or gone. The JDK's own watch service
 * tells nothing of network mounts, nor of the links that Kubernetes swaps under a ConfigMap.
 */
final class RouteWatch extends LifecycleStrategySupport {

  private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);

  private static final long PAUSE_MILLIS = 500;
  private static final long LONGEST_END_SECONDS = 10;

  /** How a file looks from outside. */
  private record Look(long size, FileTime modified, Object inode) {}

  private final Path directory;
  private final Supplier<RouteSet> routes;

  /** How each file looked when its text was taken. */
  private final Map<String, Look> taken = new HashMap<>();

  /** How each looked the last time: one that is being written looks different the next time. */
  private Map<String, Look> last = Map.of();

  private boolean absent;
  private ScheduledExecutorService thread;

  RouteWatch(Path directory, Supplier<RouteSet> routes) {
    this.directory = directory;
    this.routes = routes;
  }

  @Override
  public void onContextStarted(CamelContext context) {
    routes.get().texts().keySet().forEach(uri -> taken.put(uri, new Look(-1, null, null)));
    thread =
        context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "RouteFiles");
    thread.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onContextStopping(CamelContext context) {
    if (thread != null) {
      thread.shutdownNow();
      try {
        thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void look() {
    try {
      Map<String, Look> now = looks();
      if (isThere(!now.isEmpty())) {
        take(now);
        last = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | DirectoryIteratorException e) {
      isThere(false);
    } catch (RuntimeException e) {
      LOG.error("The route files could not be looked through", e);
    }
  }

  /** A mount that is away for a while must not end all routes. */
  private boolean isThere(boolean there) {
    if (!there && !absent) {
      LOG.warn("{}: has no route files any more; all that ran run on", directory);
    }
    absent = !there;
    return there;
  }

  private Map<String, Look> looks() throws IOException {
    Map<String, Look> looks = new HashMap<>();
    for (Path file : RouteFiles.list(directory, RouteFiles.SUFFIX)) {
      look(file).ifPresent(look -> looks.put(RouteFiles.uri(file), look));
    }
    return looks;
  }

  private static Optional<Look> look(Path file) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Look(now.size(), now.lastModifiedTime(), now.fileKey()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void take(Map<String, Look> now) throws InterruptedException {
    Map<String, String> changed = new TreeMap<>();
    Map<String, String> unreadable = new TreeMap<>();
    Set<String> gone = new TreeSet<>();
    Set<String> all = new TreeSet<>(now.keySet());
    all.addAll(taken.keySet());
    for (String uri : all) {
      Look look = now.get(uri);
      boolean settled = Objects.equals(look, last.get(uri));
      if (settled && !Objects.equals(look, taken.get(uri))) {
        if (look == null) {
          gone.add(uri);
        } else {
          read(uri, look, changed, unreadable);
        }
      }
    }
    hand(changed, unreadable, gone);
    taken.keySet().removeAll(gone);
  }

  private void read(
      String uri, Look look, Map<String, String> changed, Map<String, String> unreadable) {
    Path file = RouteFiles.path(uri);
    try {
      String text = Files.readString(file);
      if (look(file).filter(look::equals).isPresent()) {
        changed.put(uri, text);
        taken.put(uri, look);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} went while it was read", file);
    } catch (IOException e) {
      unreadable.put(uri, RouteFiles.unreadable(e));
      taken.put(uri, look);
    }
  }

  /** One that was only touched is taken again if it was refused: its reason may be gone. */
  private void hand(Map<String, String> changed, Map<String, String> unreadable, Set<String> gone)
      throws InterruptedException {
    Map<String, String> texts = routes.get().texts();
    Set<String> refused = routes.get().refused();
    changed
        .entrySet()
        .removeIf(
            each ->
                each.getValue().equals(texts.get(each.getKey()))
                    && !refused.contains(each.getKey()));
    if (!unreadable.isEmpty()) {
      routes.get().refuse(unreadable);
    }
    if (!changed.isEmpty() || !gone.isEmpty()) {
      routes.get().change(changed, gone);
    }
  }
}
