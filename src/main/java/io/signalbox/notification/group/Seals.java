package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.notification.silence.SilenceSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes notifications of what is due of one rule, in a transaction. */
final class Seals {

  private static final int MOST_AT_ONCE = 500;
  private static final String HELD = "held by the limit\n";

  private final Connection connection;
  private final RuleOptions rule;
  private final SilenceSet silences;
  private final RateLimit limit;
  private final Instant now;
  private final GroupTable groups;
  private final ProblemTable problems;
  private final FlapTable flaps;
  private final NoticeTable notices;

  /** What the limit holds, once it is asked for. */
  private Group held;

  Seals(
      Connection connection, RuleOptions rule, SilenceSet silences, Instant limitAt, Instant now) {
    this.connection = connection;
    this.rule = rule;
    this.silences = silences;
    this.now = now;
    limit = new RateLimit(rule.maxPerHour(), rule.burst(), limitAt);
    groups = new GroupTable(connection);
    problems = new ProblemTable(connection);
    flaps = new FlapTable(connection);
    notices = new NoticeTable(connection);
  }

  /** Tells what waits in groups, and forgets those that nothing came into. */
  boolean groups() throws SQLException {
    List<Group> due = groups.lockDue(rule.name(), now, MOST_AT_ONCE);
    // what was held before goes first, and takes the others along where there is no more to take
    for (Group group : due) {
      if (group.id().equals(Group.idOfHeld(rule.name()))) {
        tellHeld(group);
      }
    }
    List<Group> changed = new ArrayList<>();
    List<String> over = new ArrayList<>();
    for (Group group : due) {
      if (group.id().equals(Group.idOfHeld(rule.name()))) {
        continue;
      }
      if (!group.isEmpty()) {
        tellOrHold(group);
      }
      if (group.isEmpty() || rule.tellsEachByItself()) {
        over.add(group.id());
      } else {
        changed.add(group.told(now, rule.between()));
      }
    }
    groups.delete(over);
    groups.save(changed);
    return !due.isEmpty();
  }

  /** Tells once of resources that flap, and how those are that have calmed down. */
  boolean flaps() throws SQLException {
    List<FlapTable.Row> due = flaps.lockDue(rule.name(), now, MOST_AT_ONCE);
    List<FlapTable.Row> changed = new ArrayList<>();
    for (FlapTable.Row row : due) {
      if (row.flap().told) {
        calm(row);
      } else {
        changed.add(flapping(row));
      }
    }
    flaps.update(changed);
    return !due.isEmpty();
  }

  /**
   * Tells again of problems that are still there, those of a group together; of one that is
   * silenced at the end of that.
   */
  boolean repeats() throws SQLException {
    List<Problem> due = problems.lockDue(rule.name(), now, MOST_AT_ONCE);
    List<Problem> audible = new ArrayList<>();
    for (Problem each : due) {
      Optional<Instant> silence = Arrival.endOf(silences.of(each.event().toEvent(), now), now);
      if (silence.isPresent()) {
        problems.repeatAt(List.of(each), silence.get());
      } else {
        audible.add(each);
      }
    }
    Collection<List<Problem>> byHome =
        audible.stream().collect(Collectors.groupingBy(Problem::home)).values();
    for (List<Problem> each : byHome) {
      Instant next = now.plusSeconds(rule.repeatSeconds());
      if (limit.take(now)) {
        String id = NoticeId.next(thread(each));
        insert(id, each.get(0).home(), Contents.ofRepeat(id, rule, each, now));
      } else {
        next = limit.next();
      }
      problems.repeatAt(each, next);
    }
    return !due.isEmpty();
  }

  /** Stores where the limit stands, and what it holds. */
  void close() throws SQLException {
    if (held != null) {
      groups.save(List.of(held));
    }
    new RuleTable(connection).limitAt(rule.name(), limit.theoretical());
  }

  private void tellHeld(Group group) throws SQLException {
    held = group;
    if (group.isEmpty()) {
      held = group.told(now, Duration.ofHours(1));
    } else if (limit.take(now)) {
      String id = NoticeId.next(group.pending().thread);
      tell(group, id, Contents.ofHeld(id, rule, group.pending()));
      held = group.told(now, Duration.ofHours(1));
    } else {
      held.take(new Pending(), rule, limit.next());
    }
  }

  private void tellOrHold(Group group) throws SQLException {
    if (limit.take(now)) {
      String id = NoticeId.next(group.pending().thread);
      tell(group, id, Contents.ofPending(id, rule, group.pending()));
    } else {
      hold(group);
    }
  }

  private void tell(Group group, String id, ObjectNode content) throws SQLException {
    insert(id, group.home(), content);
    Instant repeat = rule.repeats() ? now.plusSeconds(rule.repeatSeconds()) : null;
    problems.told(group.id(), NoticeId.threadOf(id), repeat);
  }

  private void hold(Group group) throws SQLException {
    held().take(group.pending(), rule, limit.next());
    problems.move(group.id(), held().id());
  }

  /** Its events count among those that are held, and its state is one of theirs. */
  private void hold(Flap flap) throws SQLException {
    Pending pending = new Pending();
    String since = flap.told ? null : flap.since;
    pending.add(flap.event.standingFor(flap.count, since), rule.maxRows());
    held().take(pending, rule, limit.next());
  }

  private Group held() throws SQLException {
    if (held == null) {
      String id = Group.idOfHeld(rule.name());
      held = groups.lock(List.of(id)).getOrDefault(id, Group.begun(id, rule.name(), HELD));
    }
    return held;
  }

  private FlapTable.Row flapping(FlapTable.Row row) throws SQLException {
    Flap flap = row.flap();
    if (limit.take(now)) {
      String id = NoticeId.next(flap.thread);
      insert(id, row.home(), Contents.ofFlap(id, rule, flap, null));
      flap.thread = NoticeId.threadOf(id);
    } else {
      hold(flap);
    }
    flap.told = true;
    flap.count = 0;
    return row.dueAt(now.plus(rule.flapping()));
  }

  /** The last state counts: it begins, goes on with or ends the problem of before. */
  private void calm(FlapTable.Row row) throws SQLException {
    Flap flap = row.flap();
    boolean isTold = limit.take(now);
    String id = NoticeId.next(flap.thread);
    Problem before =
        problems.lock(List.of(row.resource())).stream()
            .filter(each -> each.rule().equals(rule.name()))
            .findFirst()
            .orElse(null);
    String recovered = null;
    if (flap.event.isOk() && before != null) {
      recovered = Spans.words(Duration.between(before.opened(), flap.event.instant()));
      problems.delete(List.of(before));
    } else if (flap.event.isProblem() && before != null) {
      problems.update(List.of(before.with(flap.event)));
    } else if (flap.event.isProblem()) {
      begin(row, isTold ? NoticeId.threadOf(id) : null);
    }
    if (isTold) {
      insert(id, row.home(), Contents.ofFlap(id, rule, flap, recovered));
    } else {
      hold(flap);
    }
    flaps.delete(row);
  }

  /**
   * Begins a problem.
   *
   * @param thread the id of the notification that tells of it; null where the limit holds that
   */
  private void begin(FlapTable.Row row, String thread) throws SQLException {
    EventLine event = row.flap().event;
    Problem problem =
        new Problem(
            rule.name(),
            row.resource(),
            row.home(),
            thread == null ? held().id() : row.resource(),
            event.instant(),
            event,
            thread);
    problems.insert(List.of(problem));
    if (rule.repeats() && thread != null) {
      problems.repeatAt(List.of(problem), now.plusSeconds(rule.repeatSeconds()));
    }
  }

  private void insert(String id, String home, ObjectNode content) throws SQLException {
    if (limit.next().isAfter(now)) {
      content.put("heldUntil", limit.next().toString());
    }
    notices.insert(id, rule.name(), Keys.hash(rule.name(), home), content.toString(), now);
  }

  /** The thread that all have, or null. */
  private static String thread(List<Problem> problems) {
    Map<String, List<Problem>> byThread =
        problems.stream()
            .filter(each -> Objects.nonNull(each.thread()))
            .collect(Collectors.groupingBy(Problem::thread));
    return byThread.size() == 1 ? byThread.keySet().iterator().next() : null;
  }
}
