package io.signalbox.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value may be, told from its key: the unit or kind stands at the key's end. */
final class SettingsCheck {

  private static final Pattern DURATION =
      Pattern.compile(".*[.-](seconds|millis|attempts|per-hour|changes)");
  private static final Pattern AMOUNT =
      Pattern.compile(
          ".*[.-](bytes|events|requests|count|threshold|keys|consumers|connections|hops)");
  private static final Pattern SWITCH =
      Pattern.compile(".*\\.(enabled|disabled|create|fifo|reload)");
  private static final Pattern PORT = Pattern.compile(".*\\.port");
  private static final String TIME_ZONE = ".time-zone";
  private static final String FIFO = "channel.fifo";
  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "delivery.email.transport", List.of("outbox", "smtp", "ses"),
          "delivery.email-smtp.security", List.of("none", "starttls", "tls"),
          "intake.syslog.tls.client-authentication", List.of("none", "optional", "required"),
          "log.level", List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE"));

  private record Form(Pattern pattern, String words) {}

  private static final Form SITE =
      new Form(Pattern.compile("[A-Za-z0-9._-]{1,64}"), "letters, digits, . _ and -");

  private static final Form URL =
      new Form(
          Pattern.compile("(https?://[A-Za-z0-9.:\\[\\]_-]+([/?][^\\s#]*)?)?"),
          "an http or https URL without a user");

  private static final Set<String> URLS =
      Set.of("channel.cloudevents.url", "delivery.pagerduty.url", "delivery.webhook.url");

  private static final Map<String, Form> FORMS =
      Map.of(
          "channel.eventbridge.bus",
          new Form(
              Pattern.compile(
                  "(arn:[a-z-]+:events:[a-z0-9-]+:\\d{12}:event-bus/)?[A-Za-z0-9._/-]{1,256}"),
              "the name or the ARN of an event bus"),
          "channel.eventbridge.source-prefix",
          new Form(
              Pattern.compile("(?!aws\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,63}"),
              "1 to 64 letters, digits, . _ / and -, and not begin with aws."),
          "channel.hop-mark",
          new Form(
              Pattern.compile("[!-+\\--~]{0,256}"),
              "at most 256 printable characters of ASCII, without blanks and commas"),
          "intake.snmp.site",
          SITE,
          "intake.spool.max-bytes",
          new Form(Pattern.compile("[1-9]\\d{0,17}"), "a whole number from 1"),
          "intake.spool.min-free-bytes",
          new Form(Pattern.compile("\\d{1,18}"), "a whole number"),
          "intake.syslog.site",
          SITE,
          "intake.syslog.udp.max-rate-per-peer",
          new Form(Pattern.compile("\\d{1,9}"), "a whole number"));

  /** Keys whose value may hold a password, where it is wrong. */
  private static final Set<String> HIDDEN =
      Set.of("channel.cloudevents.url", "delivery.webhook.url");

  /** Keys whose value is a secret, which an environment variable may hold, but no file of keys. */
  private static final Set<String> SECRETS =
      Set.of(
          "delivery.slack.webhook-url",
          "delivery.teams.webhook-url",
          "delivery.pagerduty.routing-key");

  private SettingsCheck() {}

  static void values(Settings settings) {
    settings.asMap().forEach((key, value) -> value(settings, key, value));
    if (settings.getBoolean(FIFO) && settings.get("profile").equals("embedded")) {
      throw new SettingsException(
          "%s=true (%s): needs profile=aws; the queues of the broker keep their order by"
                  .formatted(FIFO, settings.origin(FIFO))
              + " channel.consumers=1");
    }
  }

  private static void value(Settings settings, String key, String value) {
    boolean inEnvironment = settings.origin(key).equals(SettingsLayer.ENVIRONMENT);
    if (SECRETS.contains(key) && !value.isEmpty() && !inEnvironment) {
      throw new SettingsException(
          "%s (%s): is a secret; name a file with it by %s-file, or set the environment variable %s"
              .formatted(key, settings.origin(key), key, SettingsLayer.variable(key)));
    }
    String wanted = wanted(key, value);
    if (wanted != null) {
      String shown = HIDDEN.contains(key) ? key : key + "=" + value;
      throw new SettingsException(
          "%s (%s): must be %s".formatted(shown, settings.origin(key), wanted));
    }
  }

  /** What {@code value} should have been, or null where it is right. */
  private static String wanted(String key, String value) {
    if (key.startsWith("camel.")) {
      return null;
    }
    if (CHOICES.containsKey(key)) {
      return CHOICES.get(key).contains(value)
          ? null
          : "one of " + String.join(", ", CHOICES.get(key));
    }
    Form form = URLS.contains(key) ? URL : FORMS.get(key);
    if (form != null) {
      return form.pattern().matcher(value).matches() ? null : form.words();
    }
    if (key.endsWith(TIME_ZONE)) {
      return value.isEmpty() || isTimeZone(value) ? null : "a time zone such as Europe/Berlin";
    }
    if (DURATION.matcher(key).matches()) {
      return value.matches("\\d{1,9}") ? null : "a whole number";
    }
    if (AMOUNT.matcher(key).matches()) {
      return value.matches("[1-9]\\d{0,8}") ? null : "a whole number from 1";
    }
    if (PORT.matcher(key).matches()) {
      return value.isEmpty() || isPort(value) ? null : "a port from 1 to 65535, or empty";
    }
    if (SWITCH.matcher(key).matches()) {
      return value.matches("true|false") ? null : "true or false";
    }
    return null;
  }

  private static boolean isTimeZone(String value) {
    try {
      return ZoneId.of(value) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isPort(String value) {
    return value.matches("\\d{1,5}")
        && Integer.parseInt(value) >= 1
        && Integer.parseInt(value) <= 65535;
  }
}
