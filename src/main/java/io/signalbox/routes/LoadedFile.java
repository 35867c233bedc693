package io.signalbox.routes;

import io.signalbox.bus.BusEndpoint;
import io.signalbox.bus.HeldRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PatternHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A route file and what Camel has of it. */
final class LoadedFile {

  private static final Logger LOG = LoggerFactory.getLogger(LoadedFile.class);

  private final ModelCamelContext context;
  private final TemplatedRoutes ofSettings;
  private final String text;
  private final Resource resource;
  private final Map<String, Integer> ids;
  private final Map<String, Integer> beans;
  private final List<RouteFile.BusRule> rules;
  private final List<RouteDefinition> routes = new ArrayList<>();

  /** Null once Camel has all: what was read of the file is large. */
  private RouteFile file;

  private Set<String> routeReferences = Set.of();
  private Set<String> beanReferences = Set.of();

  private RouteConfigurationBuilder builder;
  private List<RouteConfigurationDefinition> configurations = List.of();
  private List<RouteTemplateDefinition> templates = List.of();

  /**
   * Reads a file that Camel has nothing of yet.
   *
   * @param ofSettings the routes that the settings make of its templates
   * @param file what the text says
   */
  LoadedFile(TemplatedRoutes ofSettings, String uri, String text, RouteFile file) {
    this.context = ofSettings.context();
    this.ofSettings = ofSettings;
    this.text = text;
    this.resource = ResourceHelper.fromString(uri, text);
    this.file = file;
    this.ids = file.ids();
    this.beans = file.beanNames();
    this.rules = file.rules();
  }

  String text() {
    return text;
  }

  /** Every id in the file with its line. */
  Map<String, Integer> ids() {
    return ids;
  }

  /** The names of its beans with their lines. */
  Map<String, Integer> beans() {
    return beans;
  }

  /** Whether its routes can be created later. */
  boolean canWait() {
    return file.canWait(text);
  }

  /** Forgets what was read: its routes are created by another, later. */
  void putOff() {
    file = null;
  }

  /** What it may use of other files is of interest once it is to run, and takes a while to find. */
  private void findReferences() {
    if (routeReferences.isEmpty()) {
      routeReferences = RouteFile.references(file.routes());
      beanReferences = RouteFile.references(file.beans());
    }
  }

  /** What its routes take from a bus. */
  List<RouteFile.BusRule> rules() {
    return rules;
  }

  /** Reads the routes as Camel does, with no effect on what runs. */
  void check() throws Exception {
    RouteConfigurationBuilder trial = YamlRoutes.of(context, resource, file.routes());
    trial.configuration();
    trial.configureRoutes(context);
  }

  /** Makes the beans, which others may refer to. */
  void makeBeans() throws Exception {
    findReferences();
    if (!file.beans().getValue().isEmpty()) {
      YamlRoutes.of(context, resource, file.beans()).configureRoutes(context);
    }
  }

  /** Adds the route configurations, which must be there before the routes that they are for. */
  void addConfigurations() throws Exception {
    findReferences();
    builder = YamlRoutes.of(context, resource, file.routes());
    builder.addRouteConfigurationsToCamelContext(context);
    configurations = builder.getRouteConfigurationCollection().getRouteConfigurations();
  }

  /** Adds templates and routes; in a context that runs these start. */
  void addRoutes() throws Exception {
    List<RouteDefinition> all = context.getRouteDefinitions();
    int before = all.size();
    try {
      builder.configureRoutes(context);
      templates = builder.getRouteTemplateCollection().getRouteTemplates();
      builder.addRoutesToCamelContext(context);
      builder.addTemplatedRoutesToCamelContext(context);
      ofSettings.addRoutes(templates);
    } finally {
      routes.addAll(all.subList(Math.min(before, all.size()), all.size()));
      file = null;
      builder = null;
    }
  }

  /** Creates the added routes in a context that does not run yet. */
  void createRoutes() throws Exception {
    context.startRouteDefinitions(List.copyOf(routes));
    // without those whose precondition does not hold
    routes.retainAll(context.getRouteDefinitions());
    compilePatterns();
  }

  /** Their consumers would do so when all routes start, and a bad one would keep all from it. */
  private void compilePatterns() {
    for (RouteDefinition route : routes) {
      // what was made of a template has its parameters in its URI
      if (!Boolean.TRUE.equals(route.isTemplate())
          && context.getEndpoint(route.getInput().getEndpointUri()) instanceof BusEndpoint rule) {
        rule.compile();
      }
    }
  }

  /** Takes all away, the routes once what they have begun is done. */
  void remove(HeldRules held) throws Exception {
    removeRoutes(held);
    removeBeans();
  }

  /** Takes away all but the beans. */
  void removeRoutes(HeldRules held) throws Exception {
    RouteEnd end = new RouteEnd(context, held);
    for (RouteDefinition route : RouteEnd.inOrder(routes)) {
      end.end(route.getRouteId());
      context.getRouteDefinitions().remove(route);
    }
    removeDefinitions();
  }

  /** Takes away what a failed attempt has left; nothing has come through it. */
  void undo() {
    for (RouteDefinition route : List.copyOf(routes)) {
      try {
        context.getRouteController().stopRoute(route.getRouteId());
        context.removeRoute(route.getRouteId());
      } catch (Exception e) {
        LOG.debug("Left of route {}", route.getRouteId(), e);
      }
    }
    context.getRouteDefinitions().removeAll(routes);
    removeDefinitions();
    removeBeans();
  }

  private void removeDefinitions() {
    routes.clear();
    // not by Camel's own method: it finds one by giving an id to those without
    context.getRouteConfigurationDefinitions().removeAll(configurations);
    context.getRouteTemplateDefinitions().removeAll(templates);
  }

  private void removeBeans() {
    for (String bean : beans.keySet()) {
      context.getRegistry().unbind(bean);
      context.getCustomBeans().removeIf(definition -> bean.equals(definition.getName()));
    }
  }

  /**
   * What other files may use of this one; ids of route configurations as their routes know them.
   */
  Shared shared() {
    Set<String> named = new LinkedHashSet<>();
    boolean forAll = false;
    for (RouteConfigurationDefinition each : configurations) {
      forAll |= each.getId() == null;
      if (each.getId() != null) {
        named.add(each.getId());
      }
    }
    Set<String> names = new LinkedHashSet<>(beans.keySet());
    templates.forEach(template -> names.add(template.getId()));
    return new Shared(names, named, forAll);
  }

  boolean uses(Shared shared) {
    return beansUse(shared) || routesUse(shared);
  }

  boolean routesUse(Shared shared) {
    return routes.stream().anyMatch(route -> isCovered(route, shared))
        || routeReferences.stream().anyMatch(shared.names()::contains);
  }

  boolean beansUse(Shared shared) {
    return beanReferences.stream().anyMatch(shared.names()::contains);
  }

  private static boolean isCovered(RouteDefinition route, Shared shared) {
    String wanted = route.getRouteConfigurationId();
    return wanted == null
        ? shared.configuresAll()
        : shared.configurations().stream()
            .anyMatch(id -> PatternHelper.matchPatterns(id, wanted.split(",")));
  }
}
