package io.signalbox.notification.group;

import java.util.List;

/**
 * An event as it came.
 *
 * @param rules those whose patterns take it
 */
record Arrival(EventLine event, List<RuleOptions> rules) {

  boolean isChosenBy(String rule) {
    return rules.stream().anyMatch(each -> each.name().equals(rule));
  }
}
