package io.signalbox.runtime;

import java.nio.file.Path;

/**
 * What a route file, or one of cases or schemas, is told to be by where it lies.
 *
 * @param path the path that people are shown
 * @param folder the name of the folder it lies in, such as {@code sources}
 * @param name its name without the suffix, such as {@code aws-ec2-instance}
 */
public record RouteFileName(String path, String folder, String name) {

  /** The folder of the files that turn events into standard events. */
  public static final String SOURCES = "sources";

  /** The name of the file that Camel loads from {@code uri}. */
  public static RouteFileName of(String uri) {
    String path = uri.replaceFirst("^(file|classpath):", "");
    Path file = Path.of(path);
    Path folder = file.toAbsolutePath().getParent().getFileName();
    String name =
        file.getFileName()
            .toString()
            .replace(RouteFiles.SUFFIX, "")
            .replace(RouteFiles.CASES_SUFFIX, "")
            .replace(RouteFiles.SCHEMA_SUFFIX, "");
    return new RouteFileName(path, String.valueOf(folder), name);
  }

  /** Whether the file is a source's, or has its cases or schemas. */
  public boolean isSource() {
    return folder.equals(SOURCES);
  }
}
