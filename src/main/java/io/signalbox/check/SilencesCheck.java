package io.signalbox.check;

import io.signalbox.config.Settings;
import io.signalbox.notification.silence.SilenceFile;
import io.signalbox.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** That the silences of {@code notifications.silences-file} can be used. */
final class SilencesCheck {

  private SilencesCheck() {}

  static void check(Settings settings, Problems problems) {
    String file = settings.get(SilenceFile.KEY);
    if (file.isEmpty()) {
      return;
    }
    try {
      SilenceFile.read(Files.readString(Path.of(file)));
    } catch (YamlException e) {
      problems.add(new Problem(file, e.line(), e.getMessage()));
    } catch (IOException e) {
      problems.add(new Problem(file, 0, "cannot be read: " + e));
    }
  }
}
