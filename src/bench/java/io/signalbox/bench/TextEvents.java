package io.signalbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** JSON texts of events, each with an id of its own: one that is repeated would be dropped. */
final class TextEvents {

  private static final String ID = UUID.randomUUID().toString();

  private final List<String> templates;
  private final Random random = new Random(4);

  TextEvents(List<SampleSource> sources) {
    templates = sources.stream().map(each -> each.event().put("id", ID).toString()).toList();
  }

  List<String> next(int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      texts.add(templates.get(random.nextInt(templates.size())).replace(ID, id));
    }
    return texts;
  }

  /** Their mean length in characters. */
  double length() {
    return templates.stream().mapToInt(String::length).average().orElseThrow();
  }
}
