package io.signalbox.observe;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether heartbeats still come back to each delivery; there are none where none are made. */
public final class HeartbeatHealthCheck extends ListCheck {

  private final Heartbeats heartbeats;

  public HeartbeatHealthCheck(Heartbeats heartbeats) {
    super("heartbeat");
    this.heartbeats = heartbeats;
  }

  @Override
  Stream<Item> items() {
    Instant now = Instant.now();
    return heartbeats.byDelivery().entrySet().stream()
        .filter(each -> each.getValue().age(now).isPresent())
        .map(each -> item(each.getKey(), each.getValue(), now));
  }

  private static Item item(String delivery, Returns returns, Instant now) {
    Optional<String> last = returns.last().map(Instant::toString);
    return new Item(
        delivery, !returns.areMissing(now), Map.of("last-return", last.orElse("none yet")));
  }
}
