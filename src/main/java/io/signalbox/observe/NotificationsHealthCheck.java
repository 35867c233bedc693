package io.signalbox.observe;

import io.signalbox.notification.group.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether notifications are published when they are due. */
public final class NotificationsHealthCheck extends AbstractHealthCheck implements OwnCheck {

  private static final String GROUPS = "groups";
  private static final String DUE = "due";
  private static final String OLDEST = "oldest-due";
  private static final String REASON = "reason";

  private final Polled<Optional<Waiting>> waiting;
  private final Duration longest;

  /**
   * Looks at what waits.
   *
   * @param longest how late a notification may be
   */
  public NotificationsHealthCheck(Polled<Optional<Waiting>> waiting, Duration longest) {
    super("signalbox", "notifications");
    this.waiting = waiting;
    this.longest = longest;
  }

  @Override
  public boolean isReadiness() {
    return false;
  }

  @Override
  public List<String> details() {
    return List.of(GROUPS, DUE, OLDEST, REASON);
  }

  @Override
  public boolean saysThatNothingIsTaken() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    builder.up();
    waiting.failure().ifPresent(reason -> degrade(builder, reason));
    waiting.value().flatMap(each -> each).ifPresent(each -> describe(builder, each));
  }

  private void describe(HealthCheckResultBuilder builder, Waiting each) {
    builder.detail(GROUPS, each.groups()).detail(DUE, each.due());
    each.oldest().ifPresent(oldest -> builder.detail(OLDEST, oldest.toString()));
    if (each.oldest().filter(oldest -> oldest.isBefore(Instant.now().minus(longest))).isPresent()) {
      degrade(
          builder,
          "what is due has not been published for more than %d s".formatted(longest.toSeconds()));
    }
  }

  private static void degrade(HealthCheckResultBuilder builder, String reason) {
    builder.detail(REASON, reason).message("notifications wait").down();
  }
}
