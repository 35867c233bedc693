package io.signalbox.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerKey;

/** Schedules in two processes that share nothing, as a receiver gets their events. */
class ScheduledEventsTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static final Receiver ONE = Receiver.start();
  private static final Receiver TWO = Receiver.start();
  private static TestSignalbox one;
  private static TestSignalbox two;

  @BeforeAll
  static void start() {
    one = start("one", ONE);
    two = start("two", TWO);
  }

  private static TestSignalbox start(String name, Receiver receiver) {
    Map<String, String> keys = new HashMap<>();
    // in one JVM, Quartz tells two schedulers apart by the name of their context
    keys.put("camel.main.name", name);
    keys.put("schedule.beat.rate", "2 seconds");
    keys.put("schedule.beat.detail-type", "Heartbeat");
    keys.put("schedule.beat.detail", "{\"severity\":\"ok\",\"deep\":{\"er\":{}}}");
    keys.put("schedule.tapes.cron", "cron(30 6 ? * MON-FRI *)");
    keys.put("schedule.tapes.time-zone", "Europe/Berlin");
    keys.put("schedule.third-friday.cron", "0 8 ? * 6#3 *");
    keys.put("schedule.past.cron", "0 8 5 1 ? 2020");
    keys.put("schedule.off.rate", "");
    keys.put("channel.cloudevents.url", receiver.url("/"));
    keys.put(
        "channel.org-resource-events.recipients",
        "{{channel.org-resource-events.out}},direct:cloudevents");
    return TestSignalbox.start(directory.resolve(name), keys);
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    ONE.close();
    TWO.close();
  }

  @Test
  void theEventsOfARateFollowEachOtherByIt() {
    await().atMost(LONGEST).until(() -> ids(ONE, "beat").size() >= 3);

    List<JsonNode> beats = events(ONE, "beat");
    Instant first = Instant.parse(beats.get(0).path("time").asText());
    assertThat(first.toEpochMilli() % 2000).isZero();
    assertThat(beats.get(1).path("time").asText()).isEqualTo(first.plusSeconds(2).toString());
    assertThat(beats.get(2).path("time").asText()).isEqualTo(first.plusSeconds(4).toString());
    assertThat(beats.get(0).path("id").asText()).isEqualTo("beat-" + first);
    assertThat(beats.get(0).path("source").asText()).isEqualTo("signalbox.schedule");
    assertThat(beats.get(0).path("type").asText()).isEqualTo("Heartbeat");
    assertThat(beats.get(0).path("subject").asText())
        .isEqualTo("arn:onprem:schedule:main::rule/beat");
    assertThat(beats.get(0).at("/data/signalbox/severity").asText()).isEqualTo("ok");
    assertThat(beats.get(0).at("/data/deep/er").isObject()).isTrue();
    await()
        .atMost(LONGEST)
        .until(
            () ->
                one.out()
                    .csv()
                    .contains("signalbox.schedule,arn:onprem:schedule:main::rule/beat,scheduled"));
  }

  @Test
  void twoProcessesMakeTheSameEvents() {
    await()
        .atMost(LONGEST)
        .until(() -> ids(TWO, "beat").stream().anyMatch(ids(ONE, "beat")::contains));
  }

  @Test
  void aCronHasItsTimesInItsTimeZone() throws Exception {
    CronTrigger trigger = (CronTrigger) trigger("tapes");

    Instant summer = Instant.parse("2030-07-05T12:00:00Z");
    Instant winter = Instant.parse("2030-12-06T12:00:00Z");
    assertThat(trigger.getFireTimeAfter(Date.from(summer))).isEqualTo("2030-07-08T04:30:00Z");
    assertThat(trigger.getFireTimeAfter(Date.from(winter))).isEqualTo("2030-12-09T05:30:00Z");
  }

  @Test
  void whatIsMissedIsLeftOut() throws Exception {
    assertThat(trigger("tapes").getMisfireInstruction())
        .isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING);
    assertThat(trigger("beat").getMisfireInstruction())
        .isEqualTo(SimpleTrigger.MISFIRE_INSTRUCTION_RESCHEDULE_NEXT_WITH_EXISTING_COUNT);
  }

  @Test
  void oneThatIsOverOrSwitchedOffMakesNone() {
    assertThat(one.context().getRoutes())
        .extracting("id")
        .contains(
            "intake-schedule-beat",
            "intake-schedule-tapes",
            "intake-schedule-third-friday",
            "intake-schedule-past")
        .doesNotContain("intake-schedule-off");
  }

  private static Trigger trigger(String name) throws SchedulerException {
    Scheduler scheduler =
        one.context().getComponent("quartz", QuartzComponent.class).getScheduler();
    return scheduler.getTrigger(TriggerKey.triggerKey(name, "schedule"));
  }

  private static List<String> ids(Receiver receiver, String name) {
    return events(receiver, name).stream().map(event -> event.path("id").asText()).toList();
  }

  private static List<JsonNode> events(Receiver receiver, String name) {
    return receiver.requests().stream()
        .map(request -> Json.read(request.body()))
        .filter(event -> event.path("id").asText().startsWith(name + "-"))
        .toList();
  }
}
