package io.signalbox.observe;

import io.signalbox.broker.Spool;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the spool takes what the intakes are sent. */
public final class SpoolHealthCheck extends AbstractHealthCheck implements OwnCheck {

  private static final String MESSAGES = "messages";
  private static final String BYTES = "bytes";
  private static final String FREE_BYTES = "free-bytes";
  private static final String FULL = "full";
  private static final String REASON = "reason";

  private final Spool spool;

  public SpoolHealthCheck(Spool spool) {
    super("signalbox", "spool");
    this.spool = spool;
  }

  @Override
  public List<String> details() {
    return List.of(MESSAGES, BYTES, FREE_BYTES, FULL, REASON);
  }

  @Override
  public boolean saysThatNothingIsTaken() {
    return true;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    Spool.State state = spool.state();
    state.messages().ifPresent(messages -> builder.detail(MESSAGES, messages));
    state.bytes().ifPresent(bytes -> builder.detail(BYTES, bytes));
    builder.detail(FREE_BYTES, state.freeBytes());
    builder.detail(FULL, state.refusal().isPresent());
    builder.up();
    state
        .refusal()
        .ifPresent(
            reason -> {
              builder.detail(REASON, reason);
              builder.message("the spool takes no more").down();
            });
  }
}
