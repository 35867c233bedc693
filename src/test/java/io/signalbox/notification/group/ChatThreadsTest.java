package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The threads of chats, as two processes know them. */
class ChatThreadsTest {

  private static final String PLACE = "slack:C0123456789";

  private final TestClock clock = new TestClock();
  private final Database database = Database.at("jdbc:h2:mem:threads;DB_CLOSE_DELAY=-1");

  @Test
  void theFirstMessageBeginsAThreadForAll() throws Exception {
    try (ChatThreads one = new ChatThreads(database, clock);
        ChatThreads other = new ChatThreads(database, clock)) {
      one.begin(PLACE, "6f1c", "1.1");
      other.begin(PLACE, "6f1c", "1.2");
      assertThat(other.find(PLACE, "6f1c")).contains("1.1");
      assertThat(other.find("slack:C2", "6f1c")).isEmpty();

      other.forget(PLACE, "6f1c");
      assertThat(one.find(PLACE, "6f1c")).isEmpty();
    }
  }

  @Test
  void anOldOneIsForgotten() throws Exception {
    try (ChatThreads threads = new ChatThreads(database, clock);
        Store store = new Store(database, false)) {
      threads.begin(PLACE, "old", "1.1");
      clock.advance(Duration.ofDays(91));
      threads.begin(PLACE, "new", "1.2");
      // it cleans when there is nothing to do, and ends
      DueLoop[] loop = new DueLoop[1];
      loop[0] = new DueLoop(store, List.of(() -> end(loop[0])), clock);
      loop[0].run();

      assertThat(threads.find(PLACE, "old")).isEmpty();
      assertThat(threads.find(PLACE, "new")).contains("1.2");
    }
  }

  private static boolean end(DueLoop loop) {
    loop.end();
    return false;
  }
}
