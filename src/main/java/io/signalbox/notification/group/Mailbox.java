package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A directory by which a command asks the process that has the database's file open: a request is a
 * file of JSON, and the answer another one of the same name. Whoever may write in the directory may
 * ask, which on POSIX is the user that the process runs as: nothing listens, on no address.
 */
final class Mailbox {

  private static final String REQUEST = ".request";
  private static final String ANSWER = ".answer";
  private static final String PART = ".part";
  private static final String UUIDS = "[0-9a-f-]{36}";
  private static final long LARGEST_REQUEST_BYTES = 65_536;
  private static final long PAUSE_MILLIS = 100;

  private final Path directory;

  Mailbox(Path directory) {
    this.directory = directory;
  }

  /** Makes the directory, and takes away answers that nobody has fetched. */
  void open() throws IOException {
    Files.createDirectories(directory);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    try (DirectoryStream<Path> old = Files.newDirectoryStream(directory, "*{.answer,.part}")) {
      for (Path each : old) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Answers what was asked. What is answered twice, as after a kill, must do no harm. */
  void answer(UnaryOperator<JsonNode> answers) throws IOException {
    try (DirectoryStream<Path> requests = Files.newDirectoryStream(directory, "*" + REQUEST)) {
      for (Path request : requests) {
        String name = request.getFileName().toString().replace(REQUEST, "");
        if (name.matches(UUIDS) && Files.size(request) <= LARGEST_REQUEST_BYTES) {
          write(name, ANSWER, answers.apply(Json.read(Files.readAllBytes(request))));
        }
        Files.deleteIfExists(request);
      }
    }
  }

  /** Asks, and waits for the answer; empty where there is none in that time. */
  Optional<JsonNode> ask(JsonNode request, Duration longest) throws IOException {
    String name = UUID.randomUUID().toString();
    write(name, REQUEST, request);
    Path answer = directory.resolve(name + ANSWER);
    long end = System.nanoTime() + longest.toNanos();
    try {
      while (System.nanoTime() < end) {
        if (Files.exists(answer)) {
          return Optional.of(Json.read(Files.readAllBytes(answer)));
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Files.deleteIfExists(directory.resolve(name + REQUEST));
      Files.deleteIfExists(answer);
    }
    return Optional.empty();
  }

  /** Nobody sees a part of it. */
  private void write(String name, String kind, JsonNode content) throws IOException {
    Path part = directory.resolve(name + kind + PART);
    Path whole = directory.resolve(name + kind);
    Files.write(part, Json.MAPPER.writeValueAsBytes(content));
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, whole);
    }
  }
}
