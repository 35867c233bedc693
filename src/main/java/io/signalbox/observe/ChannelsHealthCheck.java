package io.signalbox.observe;

import java.util.Map;
import java.util.stream.Stream;

/** Whether each channel that a route takes from can be read, and what comes from it handed on. */
public final class ChannelsHealthCheck extends ListCheck {

  private final Channels channels;

  public ChannelsHealthCheck(Channels channels) {
    super("channels");
    this.channels = channels;
  }

  @Override
  Stream<Item> items() {
    return channels.byHop().entrySet().stream()
        .filter(each -> each.getValue().route().isPresent())
        .map(each -> item(each.getKey(), each.getValue()));
  }

  private static Item item(String hop, Channels.Use use) {
    return use.problem()
        .or(use::failure)
        .map(reason -> new Item(hop, false, Map.of("reason", reason)))
        .orElseGet(() -> new Item(hop, true, Map.of()));
  }
}
