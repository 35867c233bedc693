package io.signalbox.bus;

import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/**
 * Builds a bus URI from options, as Camel's YAML DSL does for {@code parameters}.
 *
 * <p>Written by hand for {@link #secretPropertyNames()} alone. Camel takes a value literally, as
 * {@code RAW(...)}, only where this method names its option; any other value is cut at {@code &}
 * and URL-decoded. A pattern is no secret, so the endpoint's metadata does not call it one.
 */
public final class BusEndpointUriFactory extends EndpointUriFactorySupport {

  private static final String SYNTAX = ":name";

  @Override
  public boolean isEnabled(String scheme) {
    return "bus".equals(scheme);
  }

  @Override
  public String buildUri(String scheme, Map<String, Object> properties, boolean encode)
      throws URISyntaxException {
    String syntax = scheme + SYNTAX;
    Map<String, Object> options = new HashMap<>(properties);
    String path = buildPathParameter(syntax, syntax, "name", null, true, options);
    return buildQueryParameters(path, options, encode);
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of(
        "name",
        "pattern",
        "fallback",
        "bridgeErrorHandler",
        "exceptionHandler",
        "exchangePattern",
        "lazyStartProducer");
  }

  @Override
  public Set<String> secretPropertyNames() {
    return Set.of("pattern");
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
