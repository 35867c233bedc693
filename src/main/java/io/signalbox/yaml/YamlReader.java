package io.signalbox.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML with the parser that Camel reads its routes with, and keeps the lines. */
final class YamlReader {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final boolean keepTags;

  /**
   * Makes a reader.
   *
   * @param keepTags whether a value with a tag of the file's own, such as {@code !Ref x}, is read
   *     as a mapping with that tag as its one key; otherwise such tags are passed over
   */
  YamlReader(boolean keepTags) {
    this.keepTags = keepTags;
  }

  YamlNode read(String text) {
    try {
      Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
      return node(root.orElseThrow(() -> new YamlException(1, "is empty")), 1);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new YamlException(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new YamlException(1, "not YAML: " + e.getMessage());
    }
  }

  private YamlNode node(Node node, int line) {
    if (node.isRecursive()) {
      throw new YamlException(line, "not YAML: an alias of what it is a part of");
    }
    YamlNode value = untagged(node, line);
    String tag = node.getTag().getValue();
    return keepTags && tag.startsWith("!") && tag.length() > 1 ? tagged(tag, value) : value;
  }

  private static YamlNode tagged(String tag, YamlNode value) {
    ObjectNode json = JSON.objectNode();
    json.set(tag, value.json());
    return new YamlNode(value.line(), value.lastLine(), json, Map.of(tag, value), List.of());
  }

  private YamlNode untagged(Node node, int line) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, line);
    }
    if (node instanceof SequenceNode sequence) {
      return sequence(sequence, line);
    }
    return new YamlNode(line, lastLine(node), scalar((ScalarNode) node), Map.of(), List.of());
  }

  private YamlNode mapping(MappingNode node, int line) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    ObjectNode json = JSON.objectNode();
    for (NodeTuple tuple : node.getValue()) {
      int at = firstLine(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new YamlException(at, "not YAML: a key that is not a text");
      }
      YamlNode value = node(tuple.getValueNode(), at);
      if (fields.put(key.getValue(), value) != null) {
        throw new YamlException(at, "not YAML: the key %s twice".formatted(key.getValue()));
      }
      json.set(key.getValue(), value.json());
    }
    return new YamlNode(line, lastLine(node), json, fields, List.of());
  }

  private YamlNode sequence(SequenceNode node, int line) {
    List<YamlNode> items = new ArrayList<>();
    ArrayNode json = JSON.arrayNode();
    for (Node each : node.getValue()) {
      YamlNode item = node(each, firstLine(each));
      items.add(item);
      json.add(item.json());
    }
    return new YamlNode(line, lastLine(node), json, Map.of(), items);
  }

  private static JsonNode scalar(ScalarNode node) {
    String value = node.getValue();
    if (node.getTag().equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (node.getTag().equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    }
    if (node.getTag().equals(Tag.INT)) {
      return JSON.numberNode(new BigInteger(value));
    }
    if (node.getTag().equals(Tag.FLOAT) && value.matches("[-+0-9.eE]+")) {
      return JSON.numberNode(new BigDecimal(value));
    }
    return JSON.textNode(value);
  }

  private static int firstLine(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** A block ends where the next begins, anything else where it ends. */
  private static int lastLine(Node node) {
    boolean block =
        node instanceof CollectionNode<?> collection
            && collection.getFlowStyle() == FlowStyle.BLOCK;
    return node.getEndMark()
        .map(mark -> block || mark.getColumn() == 0 ? mark.getLine() : mark.getLine() + 1)
        .orElse(firstLine(node));
  }
}
