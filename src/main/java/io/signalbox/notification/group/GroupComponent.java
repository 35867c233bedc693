package io.signalbox.notification.group;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Holds the rules of one Camel context, and takes its events in. */
@Component("group")
public class GroupComponent extends DefaultComponent {

  private final RuleSet rules = new RuleSet();
  private final List<GroupConsumer> consumers = new CopyOnWriteArrayList<>();
  private final Database database;
  private final InstantSource clock;
  private Store store;
  private Intake intake;
  private ExecutorService worker;

  /** One without a database: its endpoints can be looked at, and started only in a preview. */
  public GroupComponent() {
    this(null, InstantSource.system());
  }

  /**
   * One that keeps its state in a database.
   *
   * @param clock what all times are taken from
   */
  public GroupComponent(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
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

  /** What takes events in. */
  synchronized Intake intake() {
    if (intake == null) {
      store = new Store(database, true);
      intake = new Intake(store, rules, clock, this::wake);
      worker =
          getCamelContext()
              .getExecutorServiceManager()
              .newSingleThreadExecutor(this, "group-intake");
      worker.execute(intake);
    }
    return intake;
  }

  @Override
  protected synchronized void doStop() throws Exception {
    if (intake != null) {
      intake.end();
      getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
      store.close();
      intake = null;
    }
    super.doStop();
  }
}
