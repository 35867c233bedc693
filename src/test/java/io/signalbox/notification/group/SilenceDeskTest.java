package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.notification.silence.SilenceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Driver;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The silences, while another process has the file of the database open and while none has. */
class SilenceDeskTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;
  private final TestClock clock = new TestClock();
  private Database database;

  @BeforeEach
  void know() {
    database = Database.of(Settings.of(Map.of("data.directory", data.toString())));
  }

  @Test
  void whereNoProcessRunsTheDatabaseIsOpened() throws Exception {
    SilenceDesk desk = SilenceDesk.of(database, clock, LONG);
    desk.add(silence("s-1"));

    assertThat(desk.list()).extracting(each -> each.path("name").asText()).containsExactly("s-1");
    assertThat(data.resolve("silences")).doesNotExist();
  }

  @Test
  void aProcessThatHasItOpenIsAsked() throws Exception {
    Database ofProcess = Database.at("jdbc:h2:mem:" + data.getFileName() + ";DB_CLOSE_DELAY=-1");
    Mailbox mailbox = database.mailbox().orElseThrow();
    mailbox.open();
    if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(data.resolve("silences")))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    SilenceDesk desk = SilenceDesk.of(database, clock, LONG);
    try (Connection other = ofAnotherProcess();
        Store store = new Store(ofProcess, true);
        Answers answers = new Answers(mailbox)) {
      assertThat(other.isValid(1)).isTrue();
      answers.by(new SilenceRegister(store, SilenceFile.none(), clock));
      assertThat(desk.add(silence("s-1")).path("status").asText()).isEqualTo("on");
      assertThat(desk.list()).hasSize(1);
      assertThat(desk.expire("s-1").path("status").asText()).isEqualTo("over");
      assertThatThrownBy(() -> desk.expire("s-2"))
          .isInstanceOf(SilenceRefusedException.class)
          .hasMessage("s-2: no such silence");
    }
    // in the database of the process, and nothing is left lying about
    assertThat(SilenceDesk.of(ofProcess, clock, LONG).list()).hasSize(1);
    assertThat(data.resolve("silences")).isEmptyDirectory();
  }

  @Test
  void aProcessThatDoesNotAnswerIsNotWaitedForForever() throws Exception {
    database.mailbox().orElseThrow().open();
    SilenceDesk desk = SilenceDesk.of(database, clock, Duration.ofSeconds(1));
    try (Connection other = ofAnotherProcess()) {
      assertThat(other.isValid(1)).isTrue();
      assertThatThrownBy(desk::list)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the running Signalbox that has the database open has not answered within 1 s;"
                  + " nothing was changed");
    }
    assertThat(data.resolve("silences")).isEmptyDirectory();
  }

  /** Before it is in the database, after that, and once it was expired there, too. */
  @ParameterizedTest
  @ValueSource(strings = {"before", "after", "expired"})
  void whatAProcessWasKilledAtTheNextOneAnswersAndDoesOnce(String moment) throws Exception {
    Database ofProcess = Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(moment));
    Mailbox mailbox = database.mailbox().orElseThrow();
    mailbox.open();
    SilenceDesk desk = SilenceDesk.of(database, clock, LONG);
    try (Connection other = ofAnotherProcess();
        Store store = new Store(ofProcess, true)) {
      assertThat(other.isValid(1)).isTrue();
      SilenceRegister register = new SilenceRegister(store, SilenceFile.none(), clock);
      CompletableFuture<JsonNode> asked = CompletableFuture.supplyAsync(() -> add(desk, "s-1"));
      Awaitility.await().until(() -> !isEmpty("*.request"));
      assertThatThrownBy(() -> mailbox.answer(killed(moment, register)))
          .isInstanceOf(KilledError.class);
      assertThat(isEmpty("*.taken")).isFalse();
      assertThat(asked).isNotDone();

      if (moment.equals("expired")) {
        // what is expired meanwhile stays so
        register.answer(Json.read("{\"do\": \"expire\", \"name\": \"s-1\"}"));
      }
      mailbox.open();
      mailbox.answer(register::answer);

      String status = moment.equals("expired") ? "over" : "on";
      assertThat(asked.get(1, TimeUnit.MINUTES).path("status").asText()).isEqualTo(status);
      assertThat(SilenceDesk.of(ofProcess, clock, LONG).list()).hasSize(1);
      assertThat(data.resolve("silences")).isEmptyDirectory();
    }
  }

  private static final class KilledError extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static Mailbox.Answers killed(String moment, SilenceRegister register) {
    return request -> {
      if (!moment.equals("before")) {
        register.answer(request);
      }
      throw new KilledError();
    };
  }

  private JsonNode add(SilenceDesk desk, String name) {
    try {
      return desk.add(silence(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isEmpty(String glob) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve("silences"), glob)) {
      return !files.iterator().hasNext();
    }
  }

  @Test
  void ofARequestThatWasTakenAndNotAnsweredNothingIsPromised() throws Exception {
    Mailbox mailbox = database.mailbox().orElseThrow();
    mailbox.open();
    SilenceDesk desk = SilenceDesk.of(database, clock, Duration.ofMillis(500));
    try (Connection other = ofAnotherProcess()) {
      assertThat(other.isValid(1)).isTrue();
      CompletableFuture<JsonNode> asked = CompletableFuture.supplyAsync(() -> add(desk, "s-1"));
      Awaitility.await().until(() -> !isEmpty("*.request"));
      assertThatThrownBy(
              () ->
                  mailbox.answer(
                      request -> {
                        throw new KilledError();
                      }))
          .isInstanceOf(KilledError.class);

      assertThatThrownBy(() -> asked.get(1, TimeUnit.MINUTES))
          .hasMessageContaining("it may have done it, or do it with its next start");
    }
  }

  @Test
  void whereAProcessCannotAnswerNowItDoesSoLater() throws Exception {
    Mailbox mailbox = database.mailbox().orElseThrow();
    mailbox.open();
    Database ofProcess = Database.at("jdbc:h2:mem:later;DB_CLOSE_DELAY=-1");
    SilenceDesk desk = SilenceDesk.of(database, clock, LONG);
    try (Connection other = ofAnotherProcess();
        Store closed = new Store(database, true);
        Store store = new Store(ofProcess, true)) {
      assertThat(other.isValid(1)).isTrue();
      SilenceRegister elsewhere = new SilenceRegister(closed, SilenceFile.none(), clock);
      CompletableFuture<JsonNode> asked = CompletableFuture.supplyAsync(() -> add(desk, "s-1"));
      Awaitility.await().until(() -> !isEmpty("*.request"));
      assertThatThrownBy(() -> mailbox.answer(elsewhere::answer))
          .isInstanceOf(StoreException.class);
      assertThat(isEmpty("*.request")).isFalse();

      mailbox.answer(new SilenceRegister(store, SilenceFile.none(), clock)::answer);
      assertThat(asked.get(1, TimeUnit.MINUTES).path("status").asText()).isEqualTo("on");
    }
  }

  @Test
  void aRequestThatIsNoneDoesNoHarm() throws Exception {
    Mailbox mailbox = new Mailbox(data.resolve("box"));
    mailbox.open();
    String name = "01234567-0123-0123-0123-0123456789ab";
    Files.writeString(data.resolve("box/" + name + ".request"), "{\"do\": \"x\"}");
    Files.writeString(data.resolve("box/..request"), "{}");
    try (Store store = new Store(Database.at("jdbc:h2:mem:"), true)) {
      mailbox.answer(new SilenceRegister(store, SilenceFile.none(), clock)::answer);
    }

    assertThat(data.resolve("box/" + name + ".answer"))
        .hasContent("{\"error\":\"a request that is none\"}");
    assertThat(data.resolve("box")).isDirectoryNotContaining("glob:**.request");
  }

  /** H2 of another class loader is to this one as that of another process. */
  private Connection ofAnotherProcess() throws Exception {
    URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
    // it stays open as long as its connection, and is gone with it
    URLClassLoader loader =
        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    Driver driver =
        (Driver) loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
    return driver.connect(
        "jdbc:h2:file:" + data.resolve("notifications").toAbsolutePath(), new Properties());
  }

  /** Answers as a running process does. */
  private static final class Answers implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean ended;

    private final Mailbox mailbox;

    Answers(Mailbox mailbox) {
      this.mailbox = mailbox;
    }

    void by(SilenceRegister register) {
      thread.submit(
          () -> {
            while (!ended) {
              mailbox.answer(register::answer);
            }
            return null;
          });
    }

    @Override
    public void close() {
      ended = true;
      thread.shutdown();
    }
  }

  private JsonNode silence(String name) {
    ObjectNode silence = Json.MAPPER.createObjectNode();
    silence.put("name", name);
    silence.putObject("pattern").putArray("source").add("aws.ec2");
    silence.put("start", clock.instant().toString());
    silence.put("end", clock.instant().plusSeconds(60).toString());
    return silence.put("author", "anna").put("reason", "a test");
  }
}
