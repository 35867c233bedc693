package io.signalbox.notification.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that are to be told together: how many there were of each state, and the latest of them,
 * those that say the same as one. What it holds is bounded, however many events there are.
 */
final class Pending {

  private static final int MOST_STATES = 30;
  private static final String OTHER_STATES = "other";

  @JsonProperty int count;
  @JsonProperty int recoveries;
  @JsonProperty int late;
  @JsonProperty String firstTime;
  @JsonProperty String lastTime;
  @JsonProperty String severity = Severity.OK;

  /** What all have in common, or empty. */
  @JsonProperty String source;

  @JsonProperty String resource;
  @JsonProperty String state;

  /** The id of the notification that a recovery among them answers to, or null. */
  @JsonProperty String thread;

  @JsonProperty Map<String, Integer> states = new LinkedHashMap<>();
  @JsonProperty List<EventLine> events = new ArrayList<>();

  void add(EventLine event, int maxRows) {
    Pending one = new Pending();
    one.count = event.count();
    one.recoveries = event.recovered() == null ? 0 : 1;
    one.late = event.late() == null ? 0 : 1;
    one.firstTime = event.first() == null ? event.time() : event.first();
    one.lastTime = event.time();
    one.severity = event.severity();
    one.source = event.source();
    one.resource = event.resource();
    one.state = event.state();
    one.states.put(event.state(), event.count());
    one.events.add(event);
    addAll(one, maxRows);
  }

  /** Adds what came after these. */
  void addAll(Pending later, int maxRows) {
    if (later.count == 0) {
      return;
    }
    boolean first = count == 0;
    count += later.count;
    recoveries += later.recoveries;
    late += later.late;
    firstTime = first || isBefore(later.firstTime, firstTime) ? later.firstTime : firstTime;
    lastTime = first || isBefore(lastTime, later.lastTime) ? later.lastTime : lastTime;
    severity = first ? later.severity : Severity.worse(severity, later.severity);
    source = first ? later.source : common(source, later.source);
    resource = first ? later.resource : common(resource, later.resource);
    state = first ? later.state : common(state, later.state);
    thread = thread == null ? later.thread : thread;
    later.states.forEach(this::count);
    later.events.forEach(this::addRow);
    if (events.size() > maxRows) {
      events = new ArrayList<>(events.subList(events.size() - maxRows, events.size()));
    }
  }

  /** How many events there were that none of the rows stands for any more. */
  int omitted() {
    return count - events.stream().mapToInt(EventLine::count).sum();
  }

  private void addRow(EventLine event) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).isRepeatedBy(event)) {
        events.add(events.remove(i).repeatedBy(event));
        return;
      }
    }
    events.add(event);
  }

  private void count(String each, int number) {
    boolean known = states.containsKey(each) || states.size() < MOST_STATES;
    states.merge(known ? each : OTHER_STATES, number, Integer::sum);
  }

  /** Of two times in UTC, with fractions of a second or without. */
  private static boolean isBefore(String time, String other) {
    return time.replace("Z", "").compareTo(other.replace("Z", "")) < 0;
  }

  private static String common(String one, String other) {
    return one.equals(other) ? one : "";
  }
}
