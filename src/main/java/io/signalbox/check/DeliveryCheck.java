package io.signalbox.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a delivery calls no route but those that deliveries share: the ones in their folder that
 * begin at {@code direct:}.
 */
final class DeliveryCheck implements RouteCheck {

  private static final String FOLDER = "delivery";

  private final Set<String> shared;

  DeliveryCheck(List<RouteDocument> documents) {
    shared =
        documents.stream()
            .filter(DeliveryCheck::isDelivery)
            .flatMap(document -> EndpointUse.in(document.root()).stream())
            .filter(EndpointUse::consumer)
            .map(use -> use.uri().text())
            .collect(Collectors.toSet());
  }

  @Override
  public void check(RouteDocument document, Problems problems) {
    if (!isDelivery(document)) {
      return;
    }
    for (EndpointUse use : EndpointUse.in(document.root())) {
      String uri = use.uri().text();
      if (!use.consumer() && uri.matches("(direct|bus):.*") && !shared.contains(uri)) {
        problems.add(document, use.uri(), "a delivery names no route of another folder: %s", uri);
      }
    }
  }

  private static boolean isDelivery(RouteDocument document) {
    return document.file().folder().equals(FOLDER);
  }
}
