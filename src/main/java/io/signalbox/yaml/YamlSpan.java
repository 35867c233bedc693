package io.signalbox.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where a value stands in a YAML text, to change that and nothing else.
 *
 * @param start the index of its first character, or of that of its key
 * @param valueStart the index of the first character of the value itself
 * @param end the index behind its last character
 * @param column the column of {@code start}, counted from 0
 * @param flow whether it is written in flow style, as <code>{a: 1}</code> is
 * @param fields the values of a mapping by their keys
 * @param items the values of a sequence
 */
public record YamlSpan(
    int start,
    int valueStart,
    int end,
    int column,
    boolean flow,
    Map<String, YamlSpan> fields,
    List<YamlSpan> items) {

  /** The spans of a text that {@link YamlNode#read} takes. */
  public static YamlSpan read(String text) {
    Node root = new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
    return new Reader(text).span(root, root);
  }

  /** The span of a field of a mapping. */
  public Optional<YamlSpan> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private record Reader(String text, boolean basic) {

    Reader(String text) {
      this(text, text.codePointCount(0, text.length()) == text.length());
    }

    YamlSpan span(Node first, Node value) {
      Map<String, YamlSpan> fields = new LinkedHashMap<>();
      List<YamlSpan> items = new ArrayList<>();
      int end = index(value.getEndMark());
      if (value instanceof MappingNode mapping) {
        for (NodeTuple each : mapping.getValue()) {
          String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
          fields.put(key, span(each.getKeyNode(), each.getValueNode()));
        }
        end = isBlock(value) ? end(fields.values(), end) : end;
      } else if (value instanceof SequenceNode sequence) {
        sequence.getValue().forEach(each -> items.add(span(each, each)));
        end = isBlock(value) ? end(items, end) : end;
      }
      return new YamlSpan(
          index(first.getStartMark()),
          index(value.getStartMark()),
          trimmed(index(first.getStartMark()), end),
          first.getStartMark().map(Mark::getColumn).orElse(0),
          !isBlock(value),
          fields,
          items);
    }

    /** A block ends with the last value in it; its own mark is where the next thing begins. */
    private static int end(Iterable<YamlSpan> parts, int otherwise) {
      int end = -1;
      for (YamlSpan each : parts) {
        end = Math.max(end, each.end());
      }
      return end < 0 ? otherwise : end;
    }

    private static boolean isBlock(Node node) {
      return node instanceof CollectionNode<?> collection
          && collection.getFlowStyle() == FlowStyle.BLOCK;
    }

    /** A text in lines of its own ends before the line breaks behind it. */
    private int trimmed(int start, int end) {
      int last = end;
      while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      return last;
    }

    /** The parser counts characters, Java the halves of those outside the basic plane too. */
    private int index(Optional<Mark> mark) {
      int characters = mark.map(Mark::getIndex).orElse(0);
      return basic ? characters : text.offsetByCodePoints(0, characters);
    }
  }
}
