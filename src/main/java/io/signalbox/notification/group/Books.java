package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of the resources of some events: read once, changed in memory by each of them, and
 * written once.
 *
 * <p>All processes take the locks in one order: resources, groups, resources that flap, problems,
 * and those that are silenced. So none waits for another one that waits for it.
 */
final class Books {

  /** What a rule knows of a resource. */
  private record Of(String resource, String rule) {}

  private final Connection connection;
  private final RuleSet rules;
  private final Map<String, ResourceState> resources;
  private final Map<String, Group> groups = new TreeMap<>();
  private final Map<Of, FlapTable.Row> flaps = new LinkedHashMap<>();
  private final Map<Of, Problem> problems = new LinkedHashMap<>();
  private final Set<String> changedGroups = new LinkedHashSet<>();
  private final Set<Of> storedFlaps;
  private final Set<Of> changedFlaps = new HashSet<>();
  private final Map<Of, Problem> storedProblems;
  private final Map<String, RuleOptions> options = new HashMap<>();
  private final SilencedProblems silenced;

  private Books(Connection connection, RuleSet rules, List<Arrival> arrivals) throws SQLException {
    this.connection = connection;
    this.rules = rules;
    List<EventLine> events = arrivals.stream().map(Arrival::event).toList();
    resources = new ResourceTable(connection).lock(events);
    Set<String> ids = resources.keySet();
    groups.putAll(new GroupTable(connection).lock(groupIds(arrivals, ids)));
    for (FlapTable.Row row : new FlapTable(connection).lock(ids)) {
      flaps.put(new Of(row.resource(), row.rule()), row);
    }
    storedFlaps = Set.copyOf(flaps.keySet());
    for (Problem problem : new ProblemTable(connection).lock(ids)) {
      problems.put(new Of(problem.resource(), problem.rule()), problem);
    }
    storedProblems = Map.copyOf(problems);
    silenced = SilencedProblems.lock(connection, ids);
  }

  /** Opens the books on the resources of some events. */
  static Books open(Connection connection, RuleSet rules, List<Arrival> arrivals)
      throws SQLException {
    return new Books(connection, rules, arrivals);
  }

  /** Writes what has changed. */
  void close() throws SQLException {
    new ResourceTable(connection).update(resources.values());
    GroupTable table = new GroupTable(connection);
    table.save(changedGroups.stream().map(groups::get).toList());
    closeFlaps(new FlapTable(connection));
    closeProblems(new ProblemTable(connection));
    silenced.save();
  }

  private void closeFlaps(FlapTable table) throws SQLException {
    Map<Boolean, List<FlapTable.Row>> changed =
        changedFlaps.stream()
            .sorted((a, b) -> (a.resource() + a.rule()).compareTo(b.resource() + b.rule()))
            .collect(
                Collectors.partitioningBy(
                    storedFlaps::contains, Collectors.mapping(flaps::get, Collectors.toList())));
    table.update(changed.get(true));
    table.insert(changed.get(false));
  }

  private void closeProblems(ProblemTable table) throws SQLException {
    table.delete(
        storedProblems.entrySet().stream()
            .filter(each -> !isSame(each.getValue(), problems.get(each.getKey())))
            .map(Map.Entry::getValue)
            .toList());
    table.insert(
        problems.entrySet().stream()
            .filter(each -> !isSame(each.getValue(), storedProblems.get(each.getKey())))
            .map(Map.Entry::getValue)
            .toList());
    table.update(
        problems.entrySet().stream()
            .filter(each -> isSame(each.getValue(), storedProblems.get(each.getKey())))
            .filter(each -> !each.getValue().equals(storedProblems.get(each.getKey())))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** Whether two are the same problem, at whatever stage. */
  private static boolean isSame(Problem one, Problem other) {
    return other != null
        && one.opened().equals(other.opened())
        && one.pendingIn().equals(other.pendingIn());
  }

  ResourceState resource(EventLine event) {
    return resources.get(ResourceState.idOf(event));
  }

  /** The rules that have a problem of the resource, or tell that it flaps. */
  Set<String> rulesThatKnow(EventLine event) {
    String id = ResourceState.idOf(event);
    Set<String> names = new TreeSet<>();
    problems.keySet().stream()
        .filter(of -> of.resource().equals(id))
        .forEach(of -> names.add(of.rule()));
    flaps.keySet().stream()
        .filter(of -> of.resource().equals(id))
        .forEach(of -> names.add(of.rule()));
    return names;
  }

  Optional<Problem> problem(RuleOptions rule, EventLine event) {
    return Optional.ofNullable(problems.get(of(rule, event)));
  }

  void put(Problem problem) {
    problems.put(new Of(problem.resource(), problem.rule()), problem);
  }

  void remove(Problem problem) {
    problems.remove(new Of(problem.resource(), problem.rule()));
  }

  Optional<FlapTable.Row> flap(RuleOptions rule, EventLine event) {
    return Optional.ofNullable(flaps.get(of(rule, event)));
  }

  void put(FlapTable.Row row) {
    Of of = new Of(row.resource(), row.rule());
    flaps.put(of, row);
    changedFlaps.add(of);
  }

  /** The problems that nobody was told of. */
  SilencedProblems silenced() {
    return silenced;
  }

  /** The group that an event is told in, which is begun where there is none. */
  Group group(RuleOptions rule, String home, EventLine event) {
    String id = Group.idOf(rule, home, event);
    changedGroups.add(id);
    return groups.computeIfAbsent(id, missing -> Group.begun(id, rule.name(), home));
  }

  /** What a rule wants; nothing where neither this process nor the database knows it. */
  Optional<RuleOptions> options(String name) throws SQLException {
    if (!options.containsKey(name)) {
      rules.options(name, connection).ifPresent(known -> options.put(name, known));
    }
    return Optional.ofNullable(options.get(name));
  }

  /** All groups that the events may come into. */
  private Collection<String> groupIds(List<Arrival> arrivals, Set<String> ids) throws SQLException {
    List<Problem> known = new ProblemTable(connection).of(ids);
    Set<String> groupIds = new TreeSet<>();
    for (Arrival arrival : arrivals) {
      for (RuleOptions rule : arrival.rules()) {
        groupIds.add(Group.idOf(rule, Keys.of(rule, arrival.event()), arrival.event()));
      }
      for (Problem problem : known) {
        if (problem.resource().equals(ResourceState.idOf(arrival.event()))) {
          Optional<RuleOptions> rule = options(problem.rule());
          rule.ifPresent(each -> groupIds.add(Group.idOf(each, problem.home(), arrival.event())));
        }
      }
    }
    return groupIds;
  }

  private static Of of(RuleOptions rule, EventLine event) {
    return new Of(ResourceState.idOf(event), rule.name());
  }
}
