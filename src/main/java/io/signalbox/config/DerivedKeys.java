package io.signalbox.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys whose values follow from others, where no layer gives them. */
final class DerivedKeys {

  /** Whether anything writes to the spool: where nothing does, no broker need run for it. */
  private static final String SPOOL_ENABLED = "channel.spool.enabled";

  /** Whether floods go on as they are: the steps that hold them are then none. */
  private static final String FLOOD_DISABLED = "intake.flood.disabled";

  private static final String FLOOD_WINDOW = "intake.flood.window-seconds";

  /** Whether people get a summary: where there is a time for it. */
  private static final String SUMMARY_ENABLED = "notifications.summary.enabled";

  private static final String SUMMARY_CRON = "notifications.summary.cron";

  /** How many lanes the spool has: none where there is no order to keep, or one consumer does. */
  private static final String LANES = "channel.spool.lanes";

  /** What writes to the spool: by way of its lanes where there are any. */
  private static final String SPOOL_OUT = "channel.spool.out";

  private static final String HEARTBEAT = "observe.heartbeat.rate-seconds";
  private static final Pattern INTAKE_PORT = Pattern.compile("intake\\.(.*[.-])?port");

  private DerivedKeys() {}

  /** The derived keys and their values. */
  static Map<String, String> of(Map<String, String> given) {
    Map<String, String> derived = new HashMap<>(DeliveryQueues.derived(given));
    derived.putAll(DeliveryQueues.ofTargets(given));
    derived.put(SPOOL_ENABLED, Boolean.toString(isSpoolUsed(given)));
    derived.put(
        FLOOD_DISABLED, Boolean.toString(given.getOrDefault(FLOOD_WINDOW, "").matches("0*")));
    derived.put(SUMMARY_ENABLED, Boolean.toString(!given.getOrDefault(SUMMARY_CRON, "").isEmpty()));
    derived.put(LANES, lanes(given));
    boolean divided = !given.getOrDefault(LANES, derived.get(LANES)).matches("0*");
    derived.put(SPOOL_OUT, divided ? "direct:spool-lanes" : "{{channel.spool.broker.out}}");
    derived.keySet().removeAll(given.keySet());
    return derived;
  }

  private static String lanes(Map<String, String> given) {
    String consumers = given.getOrDefault("channel.consumers", "1");
    boolean inOrder = Boolean.parseBoolean(given.get("channel.fifo"));
    return inOrder && !consumers.equals("1") ? consumers : "0";
  }

  /** The derived keys, given or not. */
  static Set<String> all() {
    return of(Map.of()).keySet();
  }

  private static boolean isSpoolUsed(Map<String, String> given) {
    return !given.getOrDefault(HEARTBEAT, "").matches("0*") || isFilled(given);
  }

  private static boolean isFilled(Map<String, String> given) {
    return given.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .anyMatch(
            entry ->
                INTAKE_PORT.matcher(entry.getKey()).matches()
                    || ScheduleKeys.isTime(entry.getKey()));
  }
}
