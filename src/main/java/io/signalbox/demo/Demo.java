package io.signalbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.runtime.Logging;
import io.signalbox.runtime.Signalbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays {@link Scenario} through a Signalbox of its own and prints what came out. */
public final class Demo {

  private final Path directory;
  private final Map<String, String> overrides;
  private final PrintWriter out;

  /**
   * Makes ready.
   *
   * @param directory where the files go; new or empty
   * @param overrides keys and values that take precedence over the demo's own
   * @param out where it tells what happens
   */
  public Demo(Path directory, Map<String, String> overrides, PrintWriter out) {
    this.directory = directory;
    this.overrides = overrides;
    this.out = out;
  }

  /**
   * Plays the scenario.
   *
   * @return whether all that came out is as expected
   */
  public boolean play() throws Exception {
    Scenario scenario = Scenario.read();
    Settings settings = settings(scenario);
    Logging.level("ERROR");
    try (Signalbox signalbox = new Signalbox(settings)) {
      signalbox.start();
      send(scenario, settings);
      Outcome outcome = new Outcome(signalbox, directory.resolve("out"));
      boolean expected = outcome.await(scenario);
      print(scenario, outcome);
      out.println(
          expected ? "All as expected." : "NOT as expected: " + outcome.differences(scenario));
      out.flush();
      return expected;
    }
  }

  private Settings settings(Scenario scenario) throws IOException {
    Map<String, String> keys = new HashMap<>();
    keys.put("data.directory", directory.toString());
    keys.put("intake.http.port", Integer.toString(FreePort.find()));
    keys.put("observe.port", "");
    // nobody waits for a digest here
    keys.put("notifications.default.interval-seconds", "0");
    keys.put("channel.ignore.patterns", scenario.ignorePatterns());
    keys.putAll(overrides);
    return Settings.of(keys);
  }

  private void send(Scenario scenario, Settings settings) throws Exception {
    EventSender sender = EventSender.to(settings);
    out.printf("POST %s%n", sender.target());
    for (Scenario.Step step : scenario.steps()) {
      for (JsonNode event : step.events()) {
        sender.send(event);
      }
      out.printf("  %-38s %d event(s), 202 Accepted%n", step.title(), step.events().size());
    }
    out.println();
  }

  private void print(Scenario scenario, Outcome outcome) throws Exception {
    out.println("For machines, out/OrgResourceEvents.csv (source,resource,state):");
    outcome.csv().forEach(line -> out.println("  " + line));
    List<Path> mails = outcome.mails();
    out.printf("%nFor people, %d mails in out/mail; the first:%n", mails.size());
    outcome.mailText().lines().forEach(line -> out.println("  " + line));
    out.printf("%nIgnored by channel.ignore.patterns: %d%n", outcome.ignored());
    for (DeadLetter letter : outcome.deadLetters()) {
      out.printf("Dead letter on %s: %s%n", letter.queue(), letter.reason());
    }
    out.printf("%nThe files are in %s%n", directory.toAbsolutePath());
  }
}
