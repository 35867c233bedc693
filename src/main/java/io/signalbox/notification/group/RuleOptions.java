package io.signalbox.notification.group;

import io.signalbox.notification.Runbook;
import java.time.Duration;
import java.util.List;

/**
 * What a rule wants of its notifications.
 *
 * @param name the rule's name
 * @param by what events have in common that are told together; see {@link EventLine#value}
 * @param waitSeconds how long the first of a group waits for others
 * @param intervalSeconds how long what comes after it waits; 0 for each event told by itself
 * @param repeatSeconds when a problem that is still there is told again; 0 for never
 * @param maxPerHour how many notifications there are in any hour; 0 for any number
 * @param burst how many of these may follow each other at once
 * @param flapChanges how many changes make a resource one that flaps; 0 for any number
 * @param flapSeconds in what time
 * @param maxRows how many events a notification shows
 * @param recipients who gets them: a delivery each, with a name behind a colon or none; empty for
 *     all deliveries
 * @param template what the names of its templates begin with
 * @param runbook what to do about what it tells of
 */
record RuleOptions(
    String name,
    List<String> by,
    int waitSeconds,
    int intervalSeconds,
    int repeatSeconds,
    int maxPerHour,
    int burst,
    int flapChanges,
    int flapSeconds,
    int maxRows,
    List<String> recipients,
    String template,
    Runbook runbook) {

  RuleOptions {
    // one that was stored before there were any has none
    runbook = runbook == null ? Runbook.NONE : runbook;
  }

  Duration waiting() {
    return Duration.ofSeconds(waitSeconds);
  }

  Duration between() {
    return Duration.ofSeconds(intervalSeconds);
  }

  Duration flapping() {
    return Duration.ofSeconds(flapSeconds);
  }

  boolean repeats() {
    return repeatSeconds > 0;
  }

  boolean tellsEachByItself() {
    return intervalSeconds == 0;
  }
}
