package io.signalbox.packages;

import io.signalbox.testing.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process of an image as {@code k8s/} runs it: as user 65532, who may do nothing of root's, on
 * a root that is read only but for {@code /tmp} and {@code /var/lib/signalbox}. Of the base that an
 * image is made on, it has this machine's libc.
 */
final class Pod implements AutoCloseable {

  private static final Pattern LIBRARY = Pattern.compile("(?:=> )?(/\\S+) \\(0x");

  /** Mounts are seen by this process and its children alone, and are gone with them. */
  private static final String RUN =
      """
      root=$1
      shift
      mount --bind "$root" "$root"
      mount --rbind /dev "$root/dev"
      mount --options remount,bind,ro "$root"
      for volume in tmp var/lib/signalbox; do
        mount --types tmpfs --options uid=65532,gid=65532 tmpfs "$root/$volume"
      done
      exec unshare --pid --fork --kill-child --mount-proc --root="$root" --wd=/etc/signalbox \\
        --setuid=65532 --setgid=65532 "$@"
      """;

  private final Process process;
  private final Path log;

  private Pod(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Skips the test of somebody who may not do this; in CI, that is a failure. */
  static void assumePossible(String test) {
    Commands.assumeInstalled(test, List.of("unshare", "ldd"));
    Commands.assumeRoot(test);
  }

  /**
   * Starts it.
   *
   * @param root the files of the image's layers; those of a libc are added
   * @param command the image's entry point, and arguments
   * @param environment all that the process has of it
   */
  static Pod start(Path root, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    addLibc(root, root.resolve(command.get(0).substring(1)));
    addLibc(root, root.resolve("opt/java/lib/server/libjvm.so"));
    for (String directory : List.of("dev", "etc/signalbox", "proc", "tmp", "var/lib/signalbox")) {
      Files.createDirectories(root.resolve(directory));
    }
    List<String> all =
        new ArrayList<>(
            List.of("unshare", "--mount", "sh", "-e", "-c", RUN, "pod", root.toString()));
    all.addAll(command);
    Path log = root.resolveSibling("log");
    ProcessBuilder builder =
        new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().putAll(environment);
    return new Pod(builder.start(), log);
  }

  private static void addLibc(Path root, Path binary) throws IOException, InterruptedException {
    Matcher libraries =
        LIBRARY.matcher(Commands.told(new ProcessBuilder("ldd", binary.toString())));
    while (libraries.find()) {
      Path library = Path.of(libraries.group(1));
      Path there = root.resolve(library.toString().substring(1));
      if (!library.startsWith(root) && Files.notExists(there)) {
        Files.createDirectories(there.getParent());
        Files.copy(library, there);
      }
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String told() throws IOException {
    return Files.readString(log);
  }

  /** SIGKILL, as nothing here is to be kept. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
