package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;

/** That every id is there once, in all files that are checked with the same object. */
final class DuplicateIdCheck implements RouteCheck {

  private final Map<String, Problem> first = new HashMap<>();

  @Override
  public void check(RouteDocument document, Problems problems) {
    Walk.over(
        document.root(),
        (holder, key, node) -> {
          if (key.equals("id") && !holder.equals("parameters") && !holder.equals("properties")) {
            once(document, node, problems);
          }
        });
  }

  private void once(RouteDocument document, YamlNode id, Problems problems) {
    Problem here = new Problem(document.path(), id.line(), "");
    Problem before = first.putIfAbsent(id.text(), here);
    if (before != null) {
      problems.add(
          document, id, "id %s: is at %s:%d already", id.text(), before.file(), before.line());
    }
  }
}
