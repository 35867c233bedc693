package io.signalbox.notification.group;

import io.signalbox.bus.LiteralUriFactory;
import io.signalbox.notification.Runbook;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Builds a group URI; words for people and links stand in it as they are. */
public final class GroupEndpointUriFactory extends LiteralUriFactory {

  /** As Camel makes it, which finds it by the scheme. */
  public GroupEndpointUriFactory() {
    super(
        "group",
        Set.of(
            "name",
            "rule",
            "by",
            "waitSeconds",
            "intervalSeconds",
            "repeatSeconds",
            "maxPerHour",
            "burst",
            "flapChanges",
            "flapSeconds",
            "maxRows",
            "recipients",
            "template",
            Runbook.TEXT,
            Runbook.URL,
            "concurrentConsumers",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "lazyStartProducer"),
        Set.of(Runbook.TEXT, Runbook.URL));
  }

  @Override
  public String buildUri(String scheme, Map<String, Object> properties, boolean encode)
      throws URISyntaxException {
    Map<String, Object> options = new HashMap<>(properties);
    // Camel takes the line breaks of a URI for those of the file that it stands in
    options.computeIfPresent(
        Runbook.TEXT, (name, text) -> text.toString().strip().replaceAll("\\R", "\\\\n"));
    return super.buildUri(scheme, options, encode);
  }
}
