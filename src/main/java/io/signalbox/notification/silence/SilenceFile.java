package io.signalbox.notification.silence;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The silences of the file {@code notifications.silences-file}, a list of such as {@link
 * SilenceForm} reads. Whoever asks for them has it looked at, once a second at most. Of a file that
 * is bad, or has gone, the last good version stays, and the log tells why once.
 */
public final class SilenceFile {

  /** The key that names the file; empty for none. */
  public static final String KEY = "notifications.silences-file";

  private static final Logger LOG = LoggerFactory.getLogger(SilenceFile.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** How the file looks from outside. */
  private record Look(long size, FileTime modified, Object inode) {}

  private final Path file;
  private final InstantSource clock;
  private List<Silence> silences = List.of();
  private Instant looked;
  private Look taken;
  private Look last;

  private SilenceFile(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.looked = clock.instant();
  }

  /**
   * Reads the file that the settings name.
   *
   * @throws SettingsException where it cannot be read or is bad, naming the entry
   */
  public static SilenceFile of(Settings settings, InstantSource clock) {
    String file = settings.get(KEY);
    if (file.isEmpty()) {
      return none();
    }
    try {
      return at(Path.of(file), clock);
    } catch (IOException | YamlException e) {
      throw new SettingsException(
          "%s=%s (%s): %s".formatted(KEY, file, settings.origin(KEY), reason(e)));
    }
  }

  /** No file, and no silences. */
  public static SilenceFile none() {
    return new SilenceFile(null, InstantSource.system());
  }

  static SilenceFile at(Path path, InstantSource clock) throws IOException {
    SilenceFile file = new SilenceFile(path, clock);
    file.taken = look(path);
    file.last = file.taken;
    file.silences = read(Files.readString(path));
    return file;
  }

  /** The silences as the file says them now. It is the same list until they change. */
  public synchronized List<Silence> silences() {
    Instant now = clock.instant();
    if (file != null && !now.isBefore(looked.plus(BETWEEN_LOOKS))) {
      looked = now;
      lookAgain();
    }
    return silences;
  }

  private void lookAgain() {
    Look look = null;
    try {
      look = look(file);
      // one that is being written looks different the next time
      if (look.equals(last) && !look.equals(taken)) {
        taken = look;
        silences = read(Files.readString(file));
        LOG.info("{}: read again, {} silences", file, silences.size());
      }
    } catch (IOException | YamlException e) {
      if (look != null || last != null) {
        LOG.error("{}: {}; the silences stay as they were", file, reason(e));
      }
    }
    last = look;
  }

  /**
   * Reads the text of such a file.
   *
   * @throws YamlException naming the entry and the field that is wrong, with its line
   */
  public static List<Silence> read(String text) {
    if (text.isBlank() || text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
      return List.of();
    }
    YamlNode root = YamlNode.read(text);
    if (!root.json().isArray()) {
      throw new YamlException(root.line(), "not a list of silences");
    }
    List<Silence> silences = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : root.items()) {
      Silence silence = read(item);
      if (!names.add(silence.id())) {
        throw new YamlException(
            item.line(), "silence \"%s\": a second one of this name".formatted(silence.id()));
      }
      silences.add(silence);
    }
    return List.copyOf(silences);
  }

  private static Silence read(YamlNode item) {
    JsonNode document = item.json();
    if (!document.isObject()) {
      throw new YamlException(item.line(), "not a silence");
    }
    try {
      return SilenceForm.read(document);
    } catch (InvalidSilenceException e) {
      throw new YamlException(
          item.line(), "silence \"%s\": %s".formatted(item.text("name"), e.getMessage()));
    }
  }

  private static Look look(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Look(now.size(), now.lastModifiedTime(), now.fileKey());
  }

  private static String reason(Exception e) {
    if (e instanceof YamlException yaml) {
      return "line %d: %s".formatted(yaml.line(), yaml.getMessage());
    }
    return e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.toString();
  }
}
