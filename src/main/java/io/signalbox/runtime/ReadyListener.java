package io.signalbox.runtime;

import io.signalbox.config.Settings;
import io.signalbox.routes.RouteSet;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that the routes are ready, and where events may be sent. */
final class ReadyListener extends MainListenerSupport {

  private static final Logger LOG = LoggerFactory.getLogger(ReadyListener.class);

  private final Settings settings;
  private final Supplier<RouteSet> routes;

  ReadyListener(Settings settings, Supplier<RouteSet> routes) {
    this.settings = settings;
    this.routes = routes;
  }

  @Override
  public void afterStart(BaseMainSupport main) {
    LOG.info(
        "Ready in {} ms: profile {}, {} routes{}",
        System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime(),
        settings.get("profile"),
        routes.get().routes(),
        http());
  }

  private String http() {
    String port = settings.get("intake.http.port");
    return port.isEmpty()
        ? ""
        : ", POST http://%s:%s/events".formatted(settings.get("intake.http.host"), port);
  }
}
