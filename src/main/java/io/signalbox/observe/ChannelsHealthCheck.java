package io.signalbox.observe;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Route;

/** Whether each channel that a route takes from can be read. */
public final class ChannelsHealthCheck extends ListCheck {

  private final Channels channels;

  public ChannelsHealthCheck(Channels channels) {
    super("channels");
    this.channels = channels;
  }

  @Override
  Stream<Item> items() {
    return channels.byHop().entrySet().stream()
        .flatMap(each -> each.getValue().route().map(r -> item(each.getKey(), r)).stream());
  }

  private Item item(String hop, Route route) {
    Optional<String> problem = channels.problem(route);
    return new Item(
        hop,
        problem.isEmpty(),
        problem.<Map<String, Object>>map(r -> Map.of("reason", r)).orElse(Map.of()));
  }
}
