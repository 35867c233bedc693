package io.signalbox.cli;

import io.signalbox.deadletters.DeadLetter;
import io.signalbox.deadletters.DeadLetterQueue;
import io.signalbox.deadletters.DeadLettersException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The arguments that say which dead letters are meant. */
final class DeadLetterSelection {

  @Parameters(arity = "0..*", paramLabel = "ID", description = "As list prints it.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All that are there when the command starts.")
  private boolean all;

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "With --all: only those of this channel, queue or dead-letter queue.")
  private String queue;

  /** What is done with some dead letters of a queue; {@code done} is told of each. */
  @FunctionalInterface
  interface Work {
    void on(DeadLetterQueue queue, Set<String> ids, Consumer<DeadLetter> done);
  }

  void check(CommandSpec spec) {
    refuseIf(all == !ids.isEmpty(), spec, "give either IDs or --all");
    refuseIf(queue != null && !all, spec, "--queue goes with --all");
  }

  void checkDiscard(CommandSpec spec, boolean yes) {
    refuseIf(all && queue == null, spec, "--all needs --queue");
    refuseIf(all && !yes, spec, "--all needs --yes");
  }

  String queue() {
    return queue;
  }

  /**
   * Does the work, and nothing at all where an ID is not there.
   *
   * @return how many dead letters it was done to
   */
  int forEach(List<DeadLetterQueue> queues, Work work) {
    Set<String> taken = new LinkedHashSet<>();
    int count = 0;
    for (Map.Entry<DeadLetterQueue, Set<String>> each : find(queues).entrySet()) {
      count += inRounds(each.getKey(), each.getValue(), work, taken);
    }
    failIf(taken, "was taken by another process meanwhile");
    return count;
  }

  private Map<DeadLetterQueue, Set<String>> find(List<DeadLetterQueue> queues) {
    Set<String> left = new LinkedHashSet<>(ids);
    Map<DeadLetterQueue, Set<String>> found = new LinkedHashMap<>();
    for (DeadLetterQueue each : queues) {
      if (!all && left.isEmpty()) {
        break;
      }
      Set<String> here = new LinkedHashSet<>();
      each.list().stream().map(DeadLetter::id).filter(this::isMeant).forEach(here::add);
      left.removeAll(here);
      found.put(each, here);
    }
    failIf(left, "no such dead letter; nothing was done");
    return found;
  }

  /** In one round, unless others are seen only now that the first ones are gone. */
  private int inRounds(DeadLetterQueue queue, Set<String> first, Work work, Set<String> taken) {
    int total = all ? queue.total().orElse(first.size()) : first.size();
    int done = 0;
    Set<String> round = first;
    while (!round.isEmpty()) {
      Set<String> left = new LinkedHashSet<>(round);
      work.on(queue, round, letter -> left.remove(letter.id()));
      taken.addAll(left);
      done += round.size() - left.size();
      round = left.isEmpty() ? oldest(queue, total - done) : Set.of();
    }
    return done;
  }

  /** No more than there were at first: what fails again meanwhile is not meant. */
  private static Set<String> oldest(DeadLetterQueue queue, int most) {
    if (most <= 0) {
      return Set.of();
    }
    return queue.list().stream()
        .limit(most)
        .map(DeadLetter::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean isMeant(String id) {
    return all || ids.contains(id);
  }

  private static void failIf(Set<String> ids, String reason) {
    if (!ids.isEmpty()) {
      throw new DeadLettersException(String.join(", ", ids) + ": " + reason);
    }
  }

  private static void refuseIf(boolean wrong, CommandSpec spec, String reason) {
    if (wrong) {
      throw new ParameterException(spec.commandLine(), reason);
    }
  }
}
