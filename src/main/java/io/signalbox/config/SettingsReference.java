package io.signalbox.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what there is to know of all keys out of the defaults in the jar, which describe each key
 * above it, out of those of the profiles, and out of {@link ValueType}. A key that came after the
 * first version says so by a line {@code Since 0.2.}; what it says is that of all keys below it up
 * to the next text.
 */
public final class SettingsReference {

  private static final String FIRST_VERSION = "0.1";

  private static final Pattern SECTION = Pattern.compile("# --- (.+?) -{3,}");
  private static final Pattern KEY = Pattern.compile("#?([a-z][A-Za-z0-9.-]*)=(.*)");
  private static final Pattern SINCE = Pattern.compile(" ?Since (\\d+\\.\\d+)\\.");
  private static final Pattern SCHEDULE = Pattern.compile("schedule\\.[a-z]+\\.(.+)");

  private final List<DocumentedSetting> settings = new ArrayList<>();
  private String section = "general";
  private String description = "";
  private boolean described;

  private SettingsReference() {}

  /** All keys, in the order in which they are described. */
  public static List<DocumentedSetting> read() {
    SettingsReference reference = new SettingsReference();
    text().lines().forEach(reference::line);
    return reference.settings;
  }

  private void line(String line) {
    Matcher heading = SECTION.matcher(line);
    Matcher key = KEY.matcher(line);
    if (heading.matches()) {
      section = heading.group(1);
    } else if (key.matches()) {
      add(key.group(1), key.group(2));
      described = true;
    } else if (line.isBlank()) {
      description = "";
    } else {
      // the first line of another text
      description = described ? words(line) : description + " " + words(line);
      described = false;
    }
  }

  private void add(String key, String value) {
    Matcher since = SINCE.matcher(description);
    String version = since.find() ? since.group(1) : FIRST_VERSION;
    Matcher schedule = SCHEDULE.matcher(key);
    boolean isSchedule = schedule.matches();
    // what stands there is an example
    String given = isSchedule && ScheduleKeys.isTime(key) ? "" : value;
    settings.add(
        new DocumentedSetting(
            section,
            isSchedule ? "schedule.<name>." + schedule.group(1) : key,
            ValueType.of(key).name(),
            ValueType.unit(key),
            Profile.EMBEDDED.layer().values().getOrDefault(key, given),
            Profile.AWS.layer().values().getOrDefault(key, given),
            version,
            since.replaceAll("").strip()));
  }

  private static String words(String comment) {
    return comment.replaceFirst("^#", "").strip();
  }

  private static String text() {
    try (InputStream in =
        SettingsReference.class.getResourceAsStream("/" + Settings.DEFAULT_FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
