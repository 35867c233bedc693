package io.signalbox.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whether each delivery could deliver the last time that it tried. */
public final class DeliveriesHealthCheck extends ListCheck {

  private final Deliveries deliveries;

  public DeliveriesHealthCheck(Deliveries deliveries) {
    super("deliveries");
    this.deliveries = deliveries;
  }

  @Override
  Stream<Item> items() {
    return deliveries.byName().entrySet().stream()
        .map(each -> item(each.getKey(), each.getValue()));
  }

  private static Item item(String name, Delivery delivery) {
    Map<String, Object> told = new LinkedHashMap<>();
    delivery
        .state()
        .ifPresent(
            state -> {
              told.put("last-result", state.result());
              told.put("at", state.at().toString());
              if (!state.reason().isEmpty()) {
                told.put("reason", state.reason());
              }
            });
    return new Item(name, delivery.state().map(Delivery.State::isGood).orElse(true), told);
  }
}
