package io.signalbox.check;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.yaml.YamlNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * That every endpoint, with the values of its keys, is one that its component takes. A channel's
 * key is the endpoint's URI wherever it stands.
 */
final class EndpointCheck implements RouteCheck {

  private static final Pattern CHANNEL =
      Pattern.compile("\\{\\{channel\\.[a-z-]+\\.(out|dead-letter|recipients)}}");

  private static final Pattern PORT = Pattern.compile("\\{\\{([a-z0-9.-]+\\.port)}}");

  private final Settings settings;
  private final Catalogue catalogue;

  EndpointCheck(Settings settings, Catalogue catalogue) {
    this.settings = settings;
    this.catalogue = catalogue;
  }

  @Override
  public void check(RouteDocument document, Problems problems) {
    for (EndpointUse use : EndpointUse.in(document.root())) {
      check(document, use, RouteKeys.resolve(settings, withPort(use.uri().text())), problems);
    }
    for (Expression expression : Expression.in(document.root())) {
      YamlNode text = expression.text();
      if (CHANNEL.matcher(text.text()).matches()) {
        for (String uri : RouteKeys.resolve(settings, text.text()).split(",")) {
          check(document, new EndpointUse(false, text, Map.of()), uri.strip(), problems);
        }
      }
    }
  }

  private void check(RouteDocument document, EndpointUse use, String uri, Problems problems) {
    boolean known = !uri.startsWith("{{") && !uri.contains("${");
    if (known) {
      EndpointProblems.of(uri, catalogue.endpoint(complete(uri, use.parameters()), use.consumer()))
          .forEach(
              (option, problem) -> {
                YamlNode at = use.parameters().getOrDefault(option, use.uri());
                problems.add(document, at, "%s", problem);
              });
    }
  }

  /** The URI of a listener that has no port, and so does not run, with some port. */
  private String withPort(String uri) {
    return PORT.matcher(uri)
        .replaceAll(
            key -> {
              String value = settings.asMap().getOrDefault(key.group(1), "");
              return Matcher.quoteReplacement(value.isEmpty() ? "1" : key.group());
            });
  }

  /** The URI with the parameters in its query. */
  private String complete(String uri, Map<String, YamlNode> parameters) {
    if (parameters.isEmpty()) {
      return uri;
    }
    String query =
        parameters.entrySet().stream()
            .map(option -> option.getKey() + "=" + value(option.getValue().text()))
            .collect(Collectors.joining("&"));
    return uri + (uri.contains("?") ? "&" : "?") + query;
  }

  private String value(String text) {
    // which the catalogue would take for the next option, encoded or not
    String value = RouteKeys.resolve(settings, text).replace('&', '_');
    return value.contains("{{") ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
