package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A directory by which a command asks the process that has the database's file open: a request is a
 * file of JSON, and the answer another one of the same name. Whoever may write in the directory may
 * ask, which on POSIX is the user that the process runs as: nothing listens, on no address.
 *
 * <p>A process takes a request by renaming it, and forgets it once the answer is there: should it
 * be killed in between, the next one answers. Until it is taken, who has asked can take it back.
 */
final class Mailbox {

  private static final String REQUEST = ".request";
  private static final String TAKEN = ".taken";
  private static final String ANSWER = ".answer";
  private static final String PART = ".part";
  private static final String UUIDS = "[0-9a-f-]{36}";
  private static final long LARGEST_REQUEST_BYTES = 65_536;
  private static final long PAUSE_MILLIS = 100;

  /** Nobody waits for an answer so long. */
  private static final Duration LONGEST_KEPT = Duration.ofMinutes(10);

  /** How much longer what was taken is waited for. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  private final Path directory;

  /** What there is to answer. */
  interface Answers {

    /**
     * The answer to a request, which may be one that was answered before.
     *
     * @throws IOException where there is none now, and nothing was done
     */
    JsonNode to(JsonNode request) throws IOException;
  }

  Mailbox(Path directory) {
    this.directory = directory;
  }

  /** Makes the directory, and takes away answers that nobody has fetched. */
  void open() throws IOException {
    Files.createDirectories(directory);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    FileTime oldest = FileTime.from(Instant.now().minus(LONGEST_KEPT));
    for (Path each : files("*{.answer,.part}")) {
      if (Files.getLastModifiedTime(each).compareTo(oldest) < 0) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Answers what was asked, and what a process that was killed has left. */
  void answer(Answers answers) throws IOException {
    for (Path request : files("*" + REQUEST)) {
      try {
        move(request, file(name(request, REQUEST), TAKEN));
      } catch (NoSuchFileException e) {
        // who has asked has taken it back
      }
    }
    for (Path taken : files("*" + TAKEN)) {
      answer(taken, name(taken, TAKEN), answers);
    }
  }

  private void answer(Path taken, String name, Answers answers) throws IOException {
    if (name.matches(UUIDS) && Files.size(taken) <= LARGEST_REQUEST_BYTES) {
      try {
        write(name, ANSWER, answers.to(Json.read(Files.readAllBytes(taken))));
      } catch (IOException e) {
        move(taken, file(name, REQUEST));
        throw e;
      } catch (RuntimeException e) {
        // it would be the same the next time, and keep others from theirs
        Files.deleteIfExists(taken);
        throw e;
      }
    }
    Files.deleteIfExists(taken);
  }

  /**
   * Asks, and waits for the answer; empty where no process has taken the request in that time, and
   * none will.
   *
   * @throws IOException where one has taken it and is silent, so that nobody knows what it does
   */
  Optional<JsonNode> ask(JsonNode request, Duration longest) throws IOException {
    String name = UUID.randomUUID().toString();
    write(name, REQUEST, request);
    long begin = System.nanoTime();
    while (since(begin).compareTo(longest.plus(LAST_WAIT)) < 0) {
      if (Files.exists(file(name, ANSWER))) {
        return Optional.of(fetch(name));
      }
      if (since(begin).compareTo(longest) >= 0 && Files.deleteIfExists(file(name, REQUEST))) {
        return Optional.empty();
      }
      pause();
    }
    throw new IOException(
        "the running Signalbox has taken the request and has not answered: it may have done it, or"
            + " do it with its next start; silence list tells");
  }

  private JsonNode fetch(String name) throws IOException {
    JsonNode answer = Json.read(Files.readAllBytes(file(name, ANSWER)));
    Files.deleteIfExists(file(name, TAKEN));
    Files.deleteIfExists(file(name, ANSWER));
    return answer;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; silence list tells whether it is done", e);
    }
  }

  private List<Path> files(String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
      found.forEach(files::add);
    }
    return files;
  }

  private Path file(String name, String kind) {
    return directory.resolve(name + kind);
  }

  private static String name(Path file, String kind) {
    return file.getFileName().toString().replace(kind, "");
  }

  /** Nobody sees a part of it. */
  private void write(String name, String kind, JsonNode content) throws IOException {
    Path part = file(name, kind + PART);
    Files.write(part, Json.MAPPER.writeValueAsBytes(content));
    move(part, file(name, kind));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }
}
