package io.signalbox.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.ScheduleKeys;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Header;

/** The schedules of the settings. A route for each of them asks here for its events. */
public final class Schedules {

  private static final String TEMPLATE = "intake-schedule";

  private final Map<String, Schedule> byName = new TreeMap<>();

  /**
   * Reads the schedules.
   *
   * @throws io.signalbox.config.SettingsException naming the key that is wrong
   */
  public Schedules(Settings settings) {
    ScheduleKeys.byName(settings)
        .forEach(
            (name, values) ->
                new ScheduleReader(settings, name, values)
                    .read()
                    .ifPresent(schedule -> byName.put(name, schedule)));
  }

  /**
   * Checks the key of a cron that is no schedule's.
   *
   * @throws SettingsException where it is neither empty nor a cron expression
   */
  public static void requireCron(Settings settings, String key) {
    String cron = settings.get(key);
    if (!cron.isEmpty() && (cron.startsWith("cron(") || Cron.trigger(cron, "UTC").isEmpty())) {
      throw new SettingsException(
          "%s=%s (%s): must be %s".formatted(key, cron, settings.origin(key), Cron.WORDS));
    }
  }

  /** The keys by which Camel makes a route of the template {@value #TEMPLATE} for each schedule. */
  public Map<String, String> routes() {
    Map<String, String> keys = new TreeMap<>();
    byName.forEach(
        (name, schedule) -> {
          String route = "camel.routeTemplate[%s-%s].".formatted(TEMPLATE, name);
          keys.put(route + "templateId", TEMPLATE);
          keys.put(route + "name", name);
          keys.put(route + "trigger", schedule.trigger());
        });
    return keys;
  }

  /** The event of a schedule whose time has come, by the names that Quartz gives the two. */
  public ObjectNode event(
      @Header("triggerName") String name, @Header("scheduledFireTime") Date time) {
    return byName.get(name).at(time.toInstant());
  }
}
