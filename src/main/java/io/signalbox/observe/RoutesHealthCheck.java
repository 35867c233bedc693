package io.signalbox.observe;

import io.signalbox.routes.Refusal;
import io.signalbox.routes.RouteSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether every route file runs as it is. */
public final class RoutesHealthCheck extends AbstractHealthCheck implements OwnCheck {

  private static final String FILES = "files";
  private static final String REFUSED = "refused";

  private final Supplier<RouteSet> routes;
  private final String directory;

  /**
   * Makes one.
   *
   * @param directory the value of {@code routes.directory}, which is not shown
   */
  public RoutesHealthCheck(Supplier<RouteSet> routes, String directory) {
    super("signalbox", "routes");
    this.routes = routes;
    this.directory = directory.replaceFirst("/*$", "/");
  }

  @Override
  public List<String> details() {
    return List.of(FILES, REFUSED);
  }

  @Override
  public boolean saysThatNothingIsTaken() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    List<Refusal> refusals = routes.get().refusals();
    builder.detail(FILES, routes.get().size());
    builder.detail(REFUSED, refusals.stream().map(this::describe).toList());
    if (refusals.isEmpty()) {
      builder.up();
    } else {
      builder.message("route files were refused").down();
    }
  }

  private Map<String, Object> describe(Refusal refusal) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("file", refusal.file().replace(directory, ""));
    if (refusal.line() > 0) {
      described.put("line", refusal.line());
    }
    described.put("reason", refusal.reason().replace(directory, ""));
    described.put("runs", refusal.lastGood() ? "last good version" : "nothing");
    return described;
  }
}
