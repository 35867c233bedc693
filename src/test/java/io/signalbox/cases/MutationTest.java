package io.signalbox.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.signalbox.config.Settings;
import io.signalbox.event.StandardEvent;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

/**
 * Every case's event, changed at random: standard events come of it, or a dead letter that says why
 * in words, whatever a field holds. {@code -Dsignalbox.mutations=10000} makes more of each, {@code
 * -Dsignalbox.seed} others.
 */
class MutationTest {

  private static final int MUTATIONS = Integer.getInteger("signalbox.mutations", 5);
  private static final long SEED = Long.getLong("signalbox.seed", 4);
  private static final String ROUTES = Settings.of(Map.of()).get("routes.directory");

  /** What a reason is not: the words of Java or of the jq engine. */
  private static final Pattern UNCLEAR =
      Pattern.compile(
          "\\w(Exception|Error)\\b|\\bjava\\.|cannot be|Cannot|\\binput\\b|requires|\\n");

  private static final Logger DEAD_LETTERS =
      (Logger) LoggerFactory.getLogger("io.signalbox.errors");

  private static CaseRunner runner;
  private static ExecutorService worker;
  private static JsonSchema schema;

  private static long standardEvents;
  private static long deadLetters;

  private volatile String now;

  @BeforeAll
  static void start() {
    DEAD_LETTERS.setLevel(Level.OFF);
    runner = new CaseRunner(Settings.of(Map.of()));
    worker = Executors.newSingleThreadExecutor();
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                MutationTest.class.getResourceAsStream("/schemas/standard-event.schema.json"));
  }

  @AfterAll
  static void stop() {
    worker.shutdownNow();
    runner.close();
    DEAD_LETTERS.setLevel(null);
    assertThat(standardEvents).as("changes that do no harm").isPositive();
    assertThat(deadLetters).as("changes that do").isPositive();
  }

  @TestFactory
  Stream<DynamicTest> everySource() {
    return RouteFiles.findCases(ROUTES).texts().entrySet().stream()
        .map(
            file -> {
              String source = RouteFileName.of(file.getKey()).name();
              return dynamicTest(source, () -> inTime(source, CaseFile.read(file.getValue())));
            });
  }

  private void inTime(String source, List<SourceCase> cases) throws Exception {
    Future<?> work = worker.submit(() -> cases.forEach(each -> mutate(source, each)));
    try {
      work.get(60 + cases.size() * MUTATIONS / 20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      fail("no end: " + now);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void mutate(String source, SourceCase each) {
    ObjectNode event = CaseRunner.complete(each.in());
    for (int i = 0; i < MUTATIONS; i++) {
      long seed = Objects.hash(SEED, source, each.name(), i);
      EventMutator.Mutated mutated = new EventMutator(seed).mutate(event);
      now =
          "%s, case \"%s\", mutation %d of seed %d, %s:%n%s"
              .formatted(source, each.name(), i, SEED, mutated.changes(), mutated.event());
      check(mutated.event());
    }
  }

  private void check(ObjectNode event) {
    CaseOutcome outcome;
    try {
      outcome = runner.send(event);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(now, e);
    }
    if (outcome.standardEvents().isEmpty() && outcome.deadLetters().isEmpty()) {
      fail("nothing came of it: " + now);
    }
    standardEvents += outcome.standardEvents().size();
    deadLetters += outcome.deadLetters().size();
    for (StandardEvent each : outcome.standardEvents()) {
      assertThat(schema.validate(each.toJson())).as(now).isEmpty();
    }
    for (String reason : outcome.deadLetters()) {
      assertThat(reason).as(now).isNotBlank().doesNotContainPattern(UNCLEAR);
    }
  }
}
