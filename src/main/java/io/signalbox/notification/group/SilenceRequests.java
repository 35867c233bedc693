package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of {@code signalbox silence} while this process has the database's file. */
final class SilenceRequests implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SilenceRequests.class);

  private static final long PAUSE_MILLIS = 500;

  private final GroupComponent groups;
  private final ExecutorServiceManager threads;
  private final Store store;
  private final SilenceRegister register;
  private ScheduledExecutorService thread;

  private SilenceRequests(GroupComponent groups, ExecutorServiceManager threads) {
    this.groups = groups;
    this.threads = threads;
    store = new Store(groups.database(), true);
    register = new SilenceRegister(store, groups.silenceFile(), groups.clock());
  }

  /** Has them answered until it is closed; where others can open the database, there are none. */
  static SilenceRequests answeredBy(GroupComponent groups, ExecutorServiceManager threads) {
    SilenceRequests requests = new SilenceRequests(groups, threads);
    groups.database().mailbox().ifPresent(requests::start);
    return requests;
  }

  private void start(Mailbox mailbox) {
    try {
      mailbox.open();
      thread = threads.newSingleThreadScheduledExecutor(this, "silence-requests");
      thread.scheduleWithFixedDelay(
          () -> answer(mailbox), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      LOG.warn("The command silence will not reach this process: {}", e.toString());
    }
  }

  private void answer(Mailbox mailbox) {
    try {
      mailbox.answer(this::answer);
    } catch (IOException | RuntimeException e) {
      LOG.warn("A request of the command silence was not answered: {}", e.toString());
    }
  }

  private JsonNode answer(JsonNode request) throws StoreException {
    JsonNode answer = register.answer(request);
    groups.wake();
    return answer;
  }

  @Override
  public void close() {
    if (thread != null) {
      // to interrupt it would close the file under H2
      threads.shutdownGraceful(thread);
    }
    store.close();
  }
}
