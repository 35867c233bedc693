package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.SettingsException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {

  @TempDir Path directory;

  @Test
  void theRouteFilesOfADirectoryAreFoundInAllItsFolders() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("sources/mine"));
    Path second = Files.writeString(folder.resolve("b.camel.yaml"), "two: é");
    Path first = Files.writeString(directory.resolve("a.camel.yaml"), "one");
    Path cases = Files.writeString(folder.resolve("b.cases.yaml"), "cases");
    Files.writeString(directory.resolve("c.yaml"), "none");

    assertThat(RouteFiles.find(directory.toString()).texts())
        .containsExactly(Map.entry("file:" + first, "one"), Map.entry("file:" + second, "two: é"));
    assertThat(RouteFiles.findCases(directory.toString()).texts())
        .containsExactly(Map.entry("file:" + cases, "cases"));
  }

  @Test
  void aDirectoryWithoutARouteFileIsRefused() {
    assertThatThrownBy(() -> RouteFiles.find(directory.toString()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("routes.directory=%s: has no file *.camel.yaml", directory);
    assertThat(RouteFiles.findCases(directory.toString()).texts()).isEmpty();
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Files.write(directory.resolve("a.camel.yaml"), new byte[] {(byte) 0xff});

    assertThatThrownBy(() -> RouteFiles.find(directory.toString()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("routes.directory=" + directory + ": cannot be read: ");
  }

  @Test
  void withoutTheDirectoryThoseOfTheJarAreFound() {
    String missing = directory.resolve("missing").toString();

    assertThat(RouteFiles.find(missing).texts())
        .hasSameSizeAs(RouteFiles.find("routes").texts())
        .containsKey("classpath:routes/sources/aws-ec2-instance.camel.yaml");
    assertThat(RouteFiles.findCases(missing).texts())
        .containsKey("classpath:routes/sources/aws-ec2-instance.cases.yaml");
  }

  /** As in the image, whose layers have them apart. */
  @Test
  void theyAreFoundTooWhereResourcesAndClassesLieApart() throws Exception {
    Path built =
        Path.of(RouteFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<URL> places = new ArrayList<>();
    places.add(copy(built, "io", directory.resolve("classes")));
    copy(built, "profiles", directory.resolve("resources"));
    places.add(copy(built, "routes", directory.resolve("resources")));
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!Path.of(each).equals(built)) {
        places.add(Path.of(each).toUri().toURL());
      }
    }
    try (URLClassLoader apart =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Method find = apart.loadClass(RouteFiles.class.getName()).getMethod("find", String.class);
      Object found = find.invoke(null, directory.resolve("missing").toString());

      assertThat(found.getClass().getMethod("texts").invoke(found))
          .isEqualTo(RouteFiles.find(directory.resolve("missing").toString()).texts());
    }
  }

  private static URL copy(Path from, String name, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve(name))) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(file, copied);
        }
      }
    }
    return to.toUri().toURL();
  }
}
