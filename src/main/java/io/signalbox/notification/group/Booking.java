package io.signalbox.notification.group;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an event changes: the state of its resource, and for each rule whether it waits to be told,
 * begins or ends a problem, or is one of a resource that flaps; or that it is silenced.
 */
final class Booking {

  private final Books books;
  private final Instant now;
  private final List<Arrival> silenced = new ArrayList<>();

  Booking(Books books, Instant now) {
    this.books = books;
    this.now = now;
  }

  /** Books an event that was not booked before. */
  void book(Arrival arrived) throws SQLException {
    EventLine event = arrived.event();
    ResourceState resource = books.resource(event);
    String knownState = resource.state();
    Instant knownTime = resource.time();
    ResourceState.Change change = resource.learn(event);
    Arrival arrival = change.late() ? arrived : arrived.after(knownState);
    if (change.late() && arrival.isSilenced()) {
      silenced.add(arrival);
    } else if (change.late()) {
      EventLine late = event.lateFor(knownState, knownTime);
      arrival.rules().forEach(rule -> tell(rule, late));
    } else if (arrival.isSilenced()) {
      bookSilenced(arrival, resource, change.changed());
    } else {
      bookNews(arrival, resource, change.changed());
    }
  }

  /** Those of the events that nobody is told of. */
  List<Arrival> silenced() {
    return silenced;
  }

  /** Books a problem that was silenced and is there still, as if it came now. */
  void release(SilencedProblems.Row row, List<RuleOptions> rules) {
    EventLine event = row.event().silencedUntil(now);
    for (RuleOptions rule : rules) {
      // of what flaps is told, or will be, what it is when it has calmed down
      if (books.flap(rule, event).isEmpty()) {
        bookProblem(rule, event, row.opened());
      }
    }
  }

  private void bookNews(Arrival arrival, ResourceState resource, boolean changed)
      throws SQLException {
    EventLine event = arrival.event();
    if (event.isOk() || event.isProblem()) {
      books.silenced().remove(event);
    }
    for (RuleOptions rule : arrival.rules()) {
      book(rule, event, resource, changed);
    }
    for (String name : books.rulesThatKnow(event)) {
      if (!arrival.isChosenBy(name)) {
        Optional<RuleOptions> rule = books.options(name);
        if (rule.isPresent()) {
          bookUnchosen(rule.get(), event, resource, changed);
        }
      }
    }
  }

  /**
   * What people were told of before goes on: the end of a problem is told, and what flaps is
   * counted. A problem is kept for the end of the silence, in place of what was kept of it before.
   */
  private void bookSilenced(Arrival arrival, ResourceState resource, boolean changed)
      throws SQLException {
    EventLine event = arrival.event();
    boolean told = false;
    for (String name : books.rulesThatKnow(event)) {
      Optional<RuleOptions> rule = books.options(name);
      if (rule.isPresent()) {
        told |= event.isOk();
        bookUnchosen(rule.get(), event, resource, changed);
      }
    }
    if (event.isProblem()) {
      Instant until = Arrival.endOf(arrival.silences(), now).orElse(now);
      books.silenced().put(event, arrival.rules(), until);
    } else if (event.isOk()) {
      books.silenced().remove(event);
    }
    if (!told) {
      silenced.add(arrival);
    }
  }

  /** Of what a rule has begun to tell it tells the end, though its pattern may not have that. */
  private void bookUnchosen(
      RuleOptions rule, EventLine event, ResourceState resource, boolean changed) {
    if (event.isOk() || books.flap(rule, event).isPresent()) {
      book(rule, event, resource, changed);
    }
  }

  private void book(RuleOptions rule, EventLine event, ResourceState resource, boolean changed) {
    Optional<FlapTable.Row> flap = books.flap(rule, event);
    if (flap.isPresent()) {
      books.put(damped(flap.get(), rule, event, changed));
    } else if (changed && flaps(rule, resource)) {
      books.put(beginning(rule, event, resource));
    } else if (event.isProblem()) {
      bookProblem(rule, event, event.instant());
    } else if (event.isOk()) {
      bookEnd(rule, event);
    } else {
      tell(rule, event);
    }
  }

  private void bookProblem(RuleOptions rule, EventLine event, Instant opened) {
    String home = Keys.of(rule, event);
    books.put(
        books
            .problem(rule, event)
            .map(problem -> problem.with(event))
            .orElseGet(
                () ->
                    new Problem(
                        rule.name(),
                        ResourceState.idOf(event),
                        home,
                        Group.idOf(rule, home, event),
                        opened,
                        event,
                        null)));
    tell(rule, event);
  }

  private void bookEnd(RuleOptions rule, EventLine event) {
    Optional<Problem> problem = books.problem(rule, event);
    if (problem.isEmpty()) {
      tell(rule, event);
      return;
    }
    Problem ended = problem.get();
    books.remove(ended);
    Group group = books.group(rule, ended.home(), event);
    if (group.pending().thread == null) {
      group.pending().thread = ended.thread();
    }
    // no interval delays it
    group.add(event.recoveredFrom(ended.opened()), rule, now, true);
  }

  private void tell(RuleOptions rule, EventLine event) {
    books.group(rule, Keys.of(rule, event), event).add(event, rule, now, false);
  }

  private static boolean flaps(RuleOptions rule, ResourceState resource) {
    return rule.flapChanges() > 0 && resource.changesWithin(rule.flapping()) >= rule.flapChanges();
  }

  private FlapTable.Row beginning(RuleOptions rule, EventLine event, ResourceState resource) {
    Flap flap = Flap.begun(event, resource.changesWithin(rule.flapping()));
    flap.thread = books.problem(rule, event).map(Problem::thread).orElse(null);
    return new FlapTable.Row(
        rule.name(), ResourceState.idOf(event), Keys.of(rule, event), flap, now);
  }

  private FlapTable.Row damped(
      FlapTable.Row row, RuleOptions rule, EventLine event, boolean changed) {
    return row.dueAt(row.flap().add(event, changed, rule, now, row.dueAt()));
  }
}
