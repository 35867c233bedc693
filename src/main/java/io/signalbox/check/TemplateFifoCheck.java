package io.signalbox.check;

import io.signalbox.config.QueueNames;
import io.signalbox.yaml.YamlNode;

/** That topics and queues of a template are FIFO ones where their names say so, and only there. */
final class TemplateFifoCheck {

  private final TemplateValues values;
  private final TemplateProblems problems;

  TemplateFifoCheck(TemplateValues values, TemplateProblems problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * @param name the kind and the name, such as {@code queue OrgResourceEvents}
   * @param property the property that makes it a FIFO one
   */
  void check(String name, YamlNode resource, String property) {
    boolean fifo =
        resource
            .field("Properties")
            .flatMap(properties -> properties.field(property))
            .flatMap(values::text)
            .filter("true"::equals)
            .isPresent();
    if (fifo != QueueNames.isFifo(name)) {
      String wrong = fifo ? "%s: %s is true, but its name" : "%s: %s is not true, but its name";
      String end = fifo ? " does not end in .fifo" : " ends in .fifo";
      problems.add(resource, wrong + end, name, property);
    }
  }
}
