package io.signalbox.runtime;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.routes.ReadAhead;
import io.signalbox.routes.RouteSet;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Loads the route files once Camel is configured, each by itself. */
final class RouteLoader extends MainListenerSupport {

  private final Settings settings;
  private final Map<String, String> texts;
  private final Map<String, String> unreadable;
  private final Set<String> checked;
  private final ReadAhead ahead;
  private final boolean lenient;
  private RouteSet routes;

  private RouteLoader(
      Settings settings,
      Map<String, String> texts,
      Map<String, String> unreadable,
      Set<String> checked,
      ReadAhead ahead,
      boolean lenient) {
    this.settings = settings;
    this.texts = texts;
    this.unreadable = unreadable;
    this.checked = checked;
    this.ahead = ahead;
    this.lenient = lenient;
  }

  /** One bad file keeps all from running. */
  static RouteLoader ofAll(Settings settings, Collection<String> uris) {
    Map<String, String> texts = new TreeMap<>();
    uris.forEach(uri -> texts.put(uri, RouteFiles.text(uri)));
    return new RouteLoader(settings, texts, Map.of(), Set.of(), ReadAhead.nothing(), false);
  }

  /**
   * Bad files do not run, the others do. Of those that are as they were shipped, routes are created
   * when they are needed: they have been checked.
   */
  static RouteLoader ofGood(Settings settings, RouteReading.Result read) {
    RouteFiles files = read.files();
    return new RouteLoader(
        settings, files.texts(), files.unreadable(), read.shipped(), read.ahead(), true);
  }

  @Override
  public void afterConfigure(BaseMainSupport main) {
    CamelContext context = main.getCamelContext();
    routes = new RouteSet(context, settings, ahead);
    routes.start(texts, checked);
    routes.refuse(unreadable);
    boolean none = lenient && routes.size() == 0;
    if (none || !lenient && !routes.refusals().isEmpty()) {
      throw new SettingsException(routes.refusals().get(0).toString());
    }
  }

  /** The files, once they are loaded. */
  RouteSet routes() {
    return routes;
  }
}
