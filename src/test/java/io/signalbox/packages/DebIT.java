package io.signalbox.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.testing.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, put in a root of its own by dpkg, where no systemd runs. */
class DebIT {

  private static final Path DEB = Path.of("target/signalbox.deb").toAbsolutePath();

  @TempDir Path root;

  @BeforeEach
  void makeRoot() throws Exception {
    Commands.assumeInstalled("DebIT", List.of("dpkg", "fakeroot"));
    Path database = Files.createDirectories(root.resolve("var/lib/dpkg"));
    Files.createDirectories(database.resolve("info"));
    Files.createDirectories(database.resolve("updates"));
    Files.createFile(database.resolve("status"));
  }

  @Test
  void itIsInstalledRunsAndIsUpgradedRemovedAndPurged() throws Exception {
    dpkg("--install", DEB.toString());
    Path keys = root.resolve("etc/signalbox/application.properties");
    assertThat(keys).hasSameTextualContentAs(Path.of("src/main/deb/application.properties"));
    assertThat(root.resolve("usr/lib/systemd/system/signalbox.service"))
        .hasSameTextualContentAs(Path.of("src/main/systemd/signalbox.service"));
    assertThat(root.resolve("usr/share/signalbox/routes/sources/other.camel.yaml")).isRegularFile();
    theScriptRunsTheJarWithAnArchiveOfItsClasses();

    Files.writeString(keys, "data.directory=d\n");
    Path data = Files.createDirectories(root.resolve("var/lib/signalbox"));
    Path event = Files.writeString(data.resolve("event"), "accepted");
    dpkg("--install", DEB.toString());
    assertThat(keys).hasContent("data.directory=d");
    assertThat(event).exists();

    dpkg("--remove", "signalbox");
    assertThat(root.resolve("usr/share/signalbox")).doesNotExist();
    assertThat(root.resolve("usr/bin/signalbox")).doesNotExist();
    assertThat(root.resolve("var/cache/signalbox")).doesNotExist();
    assertThat(keys).exists();
    assertThat(event).exists();

    dpkg("--purge", "signalbox");
    assertThat(root.resolve("etc/signalbox")).doesNotExist();
    assertThat(data).doesNotExist();
  }

  private void theScriptRunsTheJarWithAnArchiveOfItsClasses() throws Exception {
    String script = root.resolve("usr/bin/signalbox").toString();
    Path cache = root.resolve("var/cache/signalbox");
    Map<String, String> environment =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "CACHE_DIRECTORY", cache.toString());
    run(environment, script, "archive");
    Path archive = onlyFile(cache);
    Object made = Files.getLastModifiedTime(archive);

    run(environment, script, "archive");
    assertThat(Files.getLastModifiedTime(onlyFile(cache))).isEqualTo(made);

    // with this it does not start where the archive does not fit
    Map<String, String> strict = new HashMap<>(environment);
    strict.put("JAVA_OPTS", "-Xshare:on");
    assertThat(run(strict, script, "sources")).contains("aws-ec2-instance");
  }

  private static Path onlyFile(Path directory) throws Exception {
    try (var files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** As if root, in this root alone; the packages that it depends on are not there. */
  private void dpkg(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "fakeroot",
                "dpkg",
                "--root=" + root,
                "--force-script-chrootless,not-root,depends,confold,bad-path,unsafe-io"));
    command.addAll(List.of(arguments));
    run(Map.of(), command.toArray(String[]::new));
  }

  private String run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().putAll(environment);
    return Commands.told(builder);
  }
}
