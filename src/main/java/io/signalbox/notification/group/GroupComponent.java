package io.signalbox.notification.group;

import io.micrometer.core.instrument.Counter;
import io.signalbox.notification.silence.SilenceFile;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Holds the rules of one Camel context, and takes its events in. */
@Component("group")
public class GroupComponent extends DefaultComponent {

  private final RuleSet rules = new RuleSet();
  private final List<GroupConsumer> consumers = new CopyOnWriteArrayList<>();
  private final Database database;
  private final InstantSource clock;
  private final SilenceFile silenceFile;
  private final Announcement announcement;
  private final boolean tallies;
  private final Silences silences;
  private int maxPerHourOfRecipient;
  private Store store;
  private Store looks;
  private Intake intake;
  private ExecutorService worker;

  /** One without a database: its endpoints can be looked at, and started only in a preview. */
  public GroupComponent() {
    this(null, InstantSource.system(), SilenceFile.none(), null, false);
  }

  /**
   * One that keeps its state in a database.
   *
   * @param clock what all times are taken from
   * @param silenceFile silences beside those of the database
   * @param tallies whether events are counted for a {@link Summary}
   */
  public GroupComponent(
      Database database,
      InstantSource clock,
      SilenceFile silenceFile,
      Announcement announcement,
      boolean tallies) {
    this.database = database;
    this.clock = clock;
    this.silenceFile = silenceFile;
    this.announcement = announcement;
    this.tallies = tallies;
    this.silences = new Silences(silenceFile);
  }

  /**
   * Limits how many notifications a recipient gets in any hour, whichever rules they are of; by
   * itself there is no limit.
   *
   * @param maxPerHour 0 for any number
   */
  public void limitRecipients(int maxPerHour) {
    maxPerHourOfRecipient = maxPerHour;
  }

  int maxPerHourOfRecipient() {
    return maxPerHourOfRecipient;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    if (remaining.isBlank()) {
      throw new IllegalArgumentException("a set of groups needs a name, as in group:notifications");
    }
    GroupEndpoint endpoint = new GroupEndpoint(uri, this, remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  /** Has consumers look anew at what is due, as after a leap of the clock. */
  public void wake() {
    consumers.forEach(GroupConsumer::wake);
  }

  /**
   * What waits to be told; empty where this process neither takes events in nor tells of any.
   *
   * @throws StoreException where the database cannot say
   */
  public Optional<Waiting> waiting() throws StoreException {
    Store store = looks();
    return store == null
        ? Optional.empty()
        : Optional.of(store.read(each -> new WaitingTable(each).at(clock.instant())));
  }

  /** Not the store of those who publish, who have it for as long as that takes. */
  private synchronized Store looks() {
    if (looks == null && !isPreview() && (intake != null || !consumers.isEmpty())) {
      looks = new Store(database, false);
    }
    return looks;
  }

  /** Whether events are handed out at once, each by itself, and nothing is kept. */
  boolean isPreview() {
    return database == null;
  }

  RuleSet rules() {
    return rules;
  }

  List<GroupConsumer> consumers() {
    return consumers;
  }

  Database database() {
    return database;
  }

  InstantSource clock() {
    return clock;
  }

  SilenceFile silenceFile() {
    return silenceFile;
  }

  Silences silences() {
    return silences;
  }

  Announcement announcement() {
    return announcement;
  }

  /** What takes events in. */
  synchronized Intake intake() {
    if (intake == null) {
      store = new Store(database, true);
      intake = new Intake(store, rules, silences, clock, this::wake, this::count, tallies);
      worker =
          getCamelContext()
              .getExecutorServiceManager()
              .newSingleThreadExecutor(this, "group-intake");
      worker.execute(intake);
    }
    return intake;
  }

  private void count(int silenced) {
    Counter.builder("signalbox.events.silenced")
        .register(
            MicrometerUtils.getOrCreateMeterRegistry(
                getCamelContext().getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME))
        .increment(silenced);
  }

  @Override
  protected synchronized void doStop() throws Exception {
    if (intake != null) {
      intake.end();
      getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
      store.close();
      intake = null;
    }
    if (looks != null) {
      looks.close();
      looks = null;
    }
    super.doStop();
  }
}
