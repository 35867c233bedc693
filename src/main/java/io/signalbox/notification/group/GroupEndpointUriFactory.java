package io.signalbox.notification.group;

import io.signalbox.notification.Runbook;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/**
 * Builds a group URI from options, as Camel's YAML DSL does for {@code parameters}.
 *
 * <p>Written by hand for {@link #secretPropertyNames()} alone: only the values of options that this
 * method names stand in a URI as they are. Words for people and links are no secrets.
 */
public final class GroupEndpointUriFactory extends EndpointUriFactorySupport {

  private static final String SYNTAX = ":name";

  @Override
  public boolean isEnabled(String scheme) {
    return "group".equals(scheme);
  }

  @Override
  public String buildUri(String scheme, Map<String, Object> properties, boolean encode)
      throws URISyntaxException {
    String syntax = scheme + SYNTAX;
    Map<String, Object> options = new HashMap<>(properties);
    // Camel takes the line breaks of a URI for those of the file that it stands in
    options.computeIfPresent(
        Runbook.TEXT, (name, text) -> text.toString().strip().replaceAll("\\R", "\\\\n"));
    String path = buildPathParameter(syntax, syntax, "name", null, true, options);
    return buildQueryParameters(path, options, encode);
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of(
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
        "lazyStartProducer");
  }

  @Override
  public Set<String> secretPropertyNames() {
    return Set.of(Runbook.TEXT, Runbook.URL);
  }

  @Override
  public Map<String, String> multiValuePrefixes() {
    return Map.of();
  }

  @Override
  public boolean isLenientProperties() {
    return false;
  }
}
