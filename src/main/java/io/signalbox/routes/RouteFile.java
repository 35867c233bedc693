package io.signalbox.routes;

import io.signalbox.bus.EventPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A route file that is read once, for Camel and for what must be known before Camel has it.
 *
 * @param beans the entries {@code beans}
 * @param routes all other entries; null where nothing but rules is known of the file
 * @param ids every id in the file with its line
 * @param beanNames the names of the beans with their lines
 * @param rules what its routes take from a bus
 */
record RouteFile(
    SequenceNode beans,
    SequenceNode routes,
    Map<String, Integer> ids,
    Map<String, Integer> beanNames,
    List<BusRule> rules) {

  /**
   * A route that begins at a bus.
   *
   * @param id the route's; empty where it has none
   * @param bus the bus's name
   * @param line the line of its pattern, or of its URI where it has none
   * @param pattern as it is written; empty where there is none
   * @param fallback whether it needs none
   */
  record BusRule(String id, String bus, int line, String pattern, boolean fallback) {

    /**
     * What a pattern without placeholders is compiled to.
     *
     * @throws io.signalbox.bus.InvalidPatternException where it is none
     */
    EventPattern compile() {
      return EventPattern.compile(pattern);
    }
  }

  private static final String BEANS = "beans";
  private static final String BUS = "bus:";

  /**
   * Reads the text of a file.
   *
   * @throws RefusedException for what is no YAML, no list, or names one id or bean twice
   */
  static RouteFile read(String text) throws RefusedException {
    if (!(compose(text) instanceof SequenceNode root)) {
      throw new RefusedException(1, "not a list of routes, beans or route configurations");
    }
    RouteFile file =
        new RouteFile(
            entries(root, true),
            entries(root, false),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>());
    file.findIds("", "", file.routes);
    file.findBeans();
    return file;
  }

  /** What is known of a file that is nothing but rules, before it is read. */
  static RouteFile ofRules(Map<String, Integer> ids, List<BusRule> rules) {
    return new RouteFile(null, null, ids, Map.of(), rules);
  }

  /**
   * Whether its routes can be created later: nothing but a bus calls them, and no setting says
   * otherwise.
   *
   * @param text its own
   */
  boolean canWait(String text) {
    return routes == null || isRulesAlone() && !text.contains("{{");
  }

  /** Whether it is nothing but routes that take from a bus, and not what others leave. */
  private boolean isRulesAlone() {
    return beans.getValue().isEmpty()
        && routes.getValue().stream().allMatch(entry -> field(entry, "route") != null)
        && routes.getValue().size() == rules.size()
        && rules.stream().noneMatch(rule -> rule.id().isEmpty() || rule.fallback());
  }

  /** The names of beans that scalar values of the entries may stand for. */
  static Set<String> references(Node node) {
    Set<String> references = new LinkedHashSet<>();
    if (node instanceof ScalarNode scalar) {
      references.add(
          scalar.getValue().replaceFirst("^(#bean:|#|bean:)", "").replaceFirst("\\?.*", ""));
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> references.addAll(references(item)));
    } else if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> references.addAll(references(entry.getValueNode())));
    }
    return references;
  }

  private static Node compose(String text) throws RefusedException {
    try {
      Node root =
          new Compose(LoadSettings.builder().build())
              .composeString(text)
              .orElseThrow(() -> new RefusedException(1, "is empty"));
      refuseCircles(root);
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new RefusedException(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new RefusedException(1, "not YAML: " + e.getMessage());
    }
  }

  private static void refuseCircles(Node node) throws RefusedException {
    if (node.isRecursive()) {
      throw new RefusedException(line(node), "not YAML: an alias of what it is a part of");
    }
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        refuseCircles(item);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        refuseCircles(entry.getValueNode());
      }
    }
  }

  private static SequenceNode entries(SequenceNode root, boolean beans) {
    List<Node> chosen = root.getValue().stream().filter(item -> isBeans(item) == beans).toList();
    return new SequenceNode(root.getTag(), chosen, root.getFlowStyle());
  }

  private static boolean isBeans(Node item) {
    return item instanceof MappingNode mapping
        && mapping.getValue().stream().anyMatch(entry -> text(entry.getKeyNode()).equals(BEANS));
  }

  private void findIds(String holder, String key, Node node) throws RefusedException {
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        findIds(holder, key, item);
      }
    } else if (node instanceof MappingNode mapping) {
      if (field(mapping, "from") instanceof MappingNode from) {
        findRule(field(mapping, "id"), from);
      }
      for (NodeTuple entry : mapping.getValue()) {
        findIds(key, text(entry.getKeyNode()), entry.getValueNode());
      }
    } else if (isId(holder, key)) {
      once(ids, "id", node);
    }
  }

  private void findRule(Node id, MappingNode from) {
    Node uri = field(from, "uri");
    if (uri != null && text(uri).startsWith(BUS)) {
      Node parameters = field(from, "parameters");
      Node pattern = field(parameters, "pattern");
      boolean inUri = text(uri).contains("?");
      rules.add(
          new BusRule(
              id == null ? "" : text(id),
              text(uri).substring(BUS.length()),
              line(pattern == null ? uri : pattern),
              pattern == null ? "" : text(pattern),
              inUri || field(parameters, "fallback") != null));
    }
  }

  private static Node field(Node node, String name) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (text(entry.getKeyNode()).equals(name)) {
          return entry.getValueNode();
        }
      }
    }
    return null;
  }

  private static boolean isId(String holder, String key) {
    return key.equals("id") && !holder.equals("parameters") && !holder.equals("properties")
        || key.equals("routeId") && holder.equals("templatedRoute");
  }

  private void findBeans() throws RefusedException {
    for (Node item : beans.getValue()) {
      for (NodeTuple entry : ((MappingNode) item).getValue()) {
        if (entry.getValueNode() instanceof SequenceNode list) {
          for (Node bean : list.getValue()) {
            findBean(bean);
          }
        }
      }
    }
  }

  private void findBean(Node bean) throws RefusedException {
    if (bean instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (text(entry.getKeyNode()).equals("name")) {
          once(beanNames, "bean", entry.getValueNode());
        }
      }
    }
  }

  private static void once(Map<String, Integer> names, String what, Node name)
      throws RefusedException {
    Integer before = names.putIfAbsent(text(name), line(name));
    if (before != null) {
      throw new RefusedException(
          line(name), "%s %s: is at line %d already".formatted(what, text(name), before));
    }
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
