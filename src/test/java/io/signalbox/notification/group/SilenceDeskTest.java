package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.notification.silence.SilenceFile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Driver;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
              "the running Signalbox that has the database open has not answered within 1 s");
    }
    assertThat(data.resolve("silences")).isEmptyDirectory();
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
