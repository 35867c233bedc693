package io.signalbox.systemd;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd when the routes run, that they go on doing so, and when they are stopped, as a unit
 * of {@code Type=notify} with {@code WatchdogSec} expects. The watchdog is fed twice in its
 * interval, and only while the context is alive: a process that hangs is started anew.
 */
public final class ServiceNotifier extends MainListenerSupport {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceNotifier.class);

  private final ScheduledExecutorService feeder =
      Executors.newSingleThreadScheduledExecutor(ServiceNotifier::thread);
  private final long watchdogMicros;
  private final Supplier<String> status;

  private ServiceNotifier(long watchdogMicros, Supplier<String> status) {
    this.watchdogMicros = watchdogMicros;
    this.status = status;
  }

  /**
   * One, where a service manager waits to be told.
   *
   * @param environment the process's environment variables: {@code NOTIFY_SOCKET}, {@code
   *     WATCHDOG_USEC} and {@code WATCHDOG_PID} count
   * @param status how the routes are, in a few words; asked once they run
   */
  public static Optional<ServiceNotifier> find(
      Map<String, String> environment, Supplier<String> status) {
    return environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty()
        ? Optional.empty()
        : Optional.of(new ServiceNotifier(watchdogMicros(environment), status));
  }

  /** The interval of the watchdog in microseconds; 0 for none, or for that of another process. */
  static long watchdogMicros(Map<String, String> environment) {
    String pid = environment.getOrDefault("WATCHDOG_PID", "");
    boolean ours = pid.isEmpty() || pid.equals(Long.toString(ProcessHandle.current().pid()));
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    return ours && micros.matches("\\d{1,18}") ? Long.parseLong(micros) : 0;
  }

  @Override
  public void afterStart(BaseMainSupport main) {
    NotifyCommand.send("READY=1", "STATUS=" + status.get());
    if (watchdogMicros > 0) {
      CamelContext context = main.getCamelContext();
      long period = Math.max(1, watchdogMicros / 2);
      feeder.scheduleAtFixedRate(() -> feed(context), period, period, TimeUnit.MICROSECONDS);
    }
  }

  @Override
  public void beforeStop(BaseMainSupport main) {
    feeder.shutdown();
    NotifyCommand.send("STOPPING=1", "STATUS=stopping: what has not begun is handed back");
  }

  private void feed(CamelContext context) {
    if (!isAlive(context)) {
      LOG.error("The routes are not alive: the watchdog is not fed");
      return;
    }
    NotifyCommand.send("WATCHDOG=1", "STATUS=" + status.get());
  }

  /** Whether the context runs, as /observe/health/live says. */
  static boolean isAlive(CamelContext context) {
    // a context that is stopped has no checks any more
    return context.getStatus().isStarted()
        && HealthCheckHelper.invokeLiveness(context).stream()
            .allMatch(result -> result.getState() == HealthCheck.State.UP);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "systemd-notify");
    thread.setDaemon(true);
    return thread;
  }
}
