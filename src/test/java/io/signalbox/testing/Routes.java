package io.signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the project's routes, to add to. */
public final class Routes {

  private static final Path OWN = Path.of("routes");

  private Routes() {}

  /** Copies the routes to a new directory. */
  public static void copyTo(Path directory) {
    try (Stream<Path> files = Files.walk(OWN)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(OWN.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a source of deployments whose state, in {@code verdict}, no other source looks for. */
  public static void addSource(Path directory, String eventSource) {
    Path sources = directory.resolve("sources");
    try {
      String example = Files.readString(sources.resolve("example-app.camel.yaml"));
      Files.writeString(
          sources.resolve("other-app.camel.yaml"),
          example
              .replace("example-app", "other-app")
              .replace("com.example.shop", eventSource)
              .replace(".detail.result", ".detail.verdict")
              .replace("{{source.other-app.site}}", "here"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
