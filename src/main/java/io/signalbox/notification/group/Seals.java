package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.notification.group.RecipientLimits.Share;
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

  private final RuleOptions rule;
  private final SilenceSet silences;
  private final Limits limits;
  private final Instant now;
  private final GroupTable groups;
  private final ProblemTable problems;
  private final FlapTable flaps;
  private final NoticeTable notices;
  private final Holdings holdings;

  Seals(Connection connection, RuleOptions rule, SilenceSet silences, Limits limits, Instant now) {
    this.rule = rule;
    this.silences = silences;
    this.limits = limits;
    this.now = now;
    groups = new GroupTable(connection);
    problems = new ProblemTable(connection);
    flaps = new FlapTable(connection);
    notices = new NoticeTable(connection);
    holdings = new Holdings(connection, rule);
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
      Share share = limits.takeForAll();
      if (share.isForAny()) {
        String id = NoticeId.next(thread(each));
        insert(id, each.get(0).home(), Contents.ofRepeat(id, rule, each, now), share);
      } else {
        next = limits.next();
      }
      problems.repeatAt(each, next);
    }
    return !due.isEmpty();
  }

  /** Stores where the limits stand, and what they hold. */
  void close() throws SQLException {
    holdings.close();
    limits.close();
  }

  private void tellHeld(Group group) throws SQLException {
    if (group.isEmpty()) {
      holdings.put(group.told(now, Duration.ofHours(1)));
      return;
    }
    Share share = limits.take();
    if (share.isForAny()) {
      String id = NoticeId.next(group.pending().thread);
      tell(group, id, Contents.ofHeld(id, rule, group.pending()), share);
    }
    if (!share.isForAny() && isHeldHere(share)) {
      group.take(new Pending(), rule, limits.next(share.full()));
      holdings.put(group);
    } else {
      holdings.put(group.told(now, Duration.ofHours(1)));
      holdRest(group, share);
    }
  }

  /** Whether what this rule holds stays where it is: for its recipients, or for all of them. */
  private boolean isHeldHere(Share share) {
    return share.full().isEmpty() || HeldFor.name(share.full()).equals(rule.name());
  }

  private void tellOrHold(Group group) throws SQLException {
    Share share = limits.take();
    if (share.isForAny()) {
      String id = NoticeId.next(group.pending().thread);
      tell(group, id, Contents.ofPending(id, rule, group.pending()), share);
    }
    holdRest(group, share);
  }

  private void tell(Group group, String id, ObjectNode content, Share share) throws SQLException {
    insert(id, group.home(), content, share);
    problems.told(group.id(), NoticeId.threadOf(id), nextRepeat());
  }

  /** Holds what not all are told of now. The problems in it are told where anyone is. */
  private void holdRest(Group group, Share share) throws SQLException {
    if (share.isForAll()) {
      return;
    }
    String id = hold(group.pending(), share);
    if (!share.isForAny()) {
      problems.move(group.id(), id, share.full().isEmpty() ? null : nextRepeat());
    }
  }

  private String hold(Pending events, Share share) throws SQLException {
    return holdings.add(share.full(), events, limits.next(share.full()));
  }

  /** Its events count among those that are held, and its state is one of theirs. */
  private Pending pending(Flap flap) {
    Pending pending = new Pending();
    String since = flap.told ? null : flap.since;
    pending.add(flap.event.standingFor(flap.count, since), rule.maxRows());
    return pending;
  }

  private Instant nextRepeat() {
    return rule.repeats() ? now.plusSeconds(rule.repeatSeconds()) : null;
  }

  private FlapTable.Row flapping(FlapTable.Row row) throws SQLException {
    Flap flap = row.flap();
    Share share = limits.take();
    if (share.isForAny()) {
      String id = NoticeId.next(flap.thread);
      insert(id, row.home(), Contents.ofFlap(id, rule, flap, null), share);
      flap.thread = NoticeId.threadOf(id);
    }
    if (!share.isForAll()) {
      hold(pending(flap), share);
    }
    flap.told = true;
    flap.count = 0;
    return row.dueAt(now.plus(rule.flapping()));
  }

  /** The last state counts: it begins, goes on with or ends the problem of before. */
  private void calm(FlapTable.Row row) throws SQLException {
    Flap flap = row.flap();
    Share share = limits.take();
    String heldIn = share.isForAll() ? null : hold(pending(flap), share);
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
      begin(row, share.isForAny() ? NoticeId.threadOf(id) : null, heldIn);
    }
    if (share.isForAny()) {
      insert(id, row.home(), Contents.ofFlap(id, rule, flap, recovered), share);
    }
    flaps.delete(row);
  }

  /**
   * Begins a problem.
   *
   * @param thread the id of the notification that tells of it; null where the limits hold that
   * @param heldIn the id of the group in which they do
   */
  private void begin(FlapTable.Row row, String thread, String heldIn) throws SQLException {
    EventLine event = row.flap().event;
    Problem problem =
        new Problem(
            rule.name(),
            row.resource(),
            row.home(),
            thread == null ? heldIn : row.resource(),
            event.instant(),
            event,
            thread);
    problems.insert(List.of(problem));
    if (rule.repeats() && thread != null) {
      problems.repeatAt(List.of(problem), nextRepeat());
    }
  }

  private void insert(String id, String home, ObjectNode content, Share share) throws SQLException {
    limits.describe(content, share);
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
