package io.signalbox.bus;

import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/**
 * Builds the URI of an endpoint that has a name from options, as Camel's YAML DSL does for {@code
 * parameters}.
 *
 * <p>Written by hand for {@link #secretPropertyNames()} alone. Camel takes a value literally, as
 * {@code RAW(...)}, only where this method names its option; any other value is cut at {@code &}
 * and URL-decoded. Such values are no secrets, so the endpoints' metadata does not call them so.
 */
public abstract class LiteralUriFactory extends EndpointUriFactorySupport {

  private static final String SYNTAX = ":name";

  private final String scheme;
  private final Set<String> names;
  private final Set<String> literal;

  /**
   * Of the endpoints of a scheme.
   *
   * @param names their options
   * @param literal those whose values are taken literally
   */
  protected LiteralUriFactory(String scheme, Set<String> names, Set<String> literal) {
    this.scheme = scheme;
    this.names = names;
    this.literal = literal;
  }

  @Override
  public final boolean isEnabled(String scheme) {
    return this.scheme.equals(scheme);
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
  public final Set<String> propertyNames() {
    return names;
  }

  @Override
  public final Set<String> secretPropertyNames() {
    return literal;
  }

  @Override
  public final Map<String, String> multiValuePrefixes() {
    return Map.of();
  }

  @Override
  public final boolean isLenientProperties() {
    return false;
  }
}
