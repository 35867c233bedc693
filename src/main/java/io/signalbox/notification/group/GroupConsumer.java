package io.signalbox.notification.group;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins an exchange for each notification that is due. */
final class GroupConsumer extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(GroupConsumer.class);

  private final GroupEndpoint endpoint;
  private final GroupComponent groups;
  private Store store;
  private DueLoop loop;
  private ExecutorService worker;
  private ExecutorService publishers;
  private SilenceRequests requests;

  GroupConsumer(GroupEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.groups = endpoint.groups();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    if (!groups.isPreview()) {
      ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
      publishers =
          threads.newFixedThreadPool(this, "group-publish", endpoint.getConcurrentConsumers());
      store = new Store(groups.database(), false);
      loop = new DueLoop(store, works(), groups.clock());
      worker = threads.newSingleThreadExecutor(this, "group-due");
      worker.execute(loop);
      requests = SilenceRequests.answeredBy(groups, threads);
    }
    groups.consumers().add(this);
  }

  private List<DueLoop.Work> works() {
    InstantSource clock = groups.clock();
    Silences silences = groups.silences();
    return List.of(
        new Releaser(store, groups.rules(), silences, clock)::release,
        new Announcer(store, silences, groups.announcement(), clock)::announce,
        new Sealer(store, groups.rules(), silences, clock, groups.maxPerHourOfRecipient())::seal,
        new Publisher(store, clock, publishers, this::published)::publish);
  }

  @Override
  protected void doStop() throws Exception {
    groups.consumers().remove(this);
    if (worker != null) {
      ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
      // what is being published ends first, and is forgotten then
      requests.close();
      loop.end();
      threads.shutdownGraceful(worker);
      threads.shutdownGraceful(publishers);
      store.close();
      worker = null;
    }
    super.doStop();
  }

  void wake() {
    if (loop != null) {
      loop.wake();
    }
  }

  /** Hands a notification to the route, and fails as that does. */
  void handOut(Notice notice) throws Exception {
    Exchange exchange = handled(notice);
    Exception failed = exchange.getException();
    releaseExchange(exchange, false);
    if (failed != null) {
      throw failed;
    }
  }

  private Outcome published(Notice notice) {
    Exchange exchange = handled(notice);
    Outcome outcome = Outcome.of(exchange);
    releaseExchange(exchange, false);
    if (!outcome.isPublished()) {
      LOG.warn(
          "A notification of the rule {} waits and is tried again: {}",
          notice.rule(),
          outcome.reason());
    }
    return outcome;
  }

  private Exchange handled(Notice notice) {
    Exchange exchange = createExchange(false);
    try {
      NoticeExchange.fill(exchange, notice);
      createUoW(exchange);
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    } finally {
      doneUoW(exchange);
    }
    return exchange;
  }
}
