package io.signalbox.notification.group;

import io.signalbox.notification.Runbook;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Tell people of events in groups.
 *
 * <p>A producer with a rule, at the end of the rule's route, says that the rule takes the event in
 * the exchange, and how it wants it told. A producer without one, behind the bus that all rules are
 * on, takes the event in for all of those: its body is a standard event as a Map, and its exchange
 * is done once that is in the database. An event of the same source and id counts once.
 *
 * <p>The one consumer begins an exchange for each notification that is due. It counts as told once
 * that exchange is done, and is handed out again with growing pauses where it fails. The body is a
 * Map for templates; headers are what is published beside the words.
 *
 * <pre>{@code
 * - route:
 *     from:
 *       uri: bus:notifications
 *       parameters: {pattern: '{"severity": ["critical"]}'}
 *       steps:
 *         - to:
 *             uri: group:notifications
 *             parameters: {rule: on-call, by: "source,resource", repeatSeconds: 14400}
 * }</pre>
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "group",
    title = "Group",
    syntax = "group:name",
    remote = false,
    category = {Category.CORE, Category.MESSAGING})
public class GroupEndpoint extends DefaultEndpoint {

  @UriPath(description = "The name of the groups. Producers and the consumer of a name meet.")
  @Metadata(required = true)
  private final String name;

  @UriParam(label = "producer")
  private String rule;

  @UriParam(label = "producer", defaultValue = "source,resource")
  private String by = "source,resource";

  @UriParam(label = "producer", defaultValue = "0")
  private int waitSeconds;

  @UriParam(label = "producer", defaultValue = "300")
  private int intervalSeconds = 300;

  @UriParam(label = "producer", defaultValue = "0")
  private int repeatSeconds;

  @UriParam(label = "producer", defaultValue = "60")
  private int maxPerHour = 60;

  @UriParam(label = "producer", defaultValue = "10")
  private int burst = 10;

  @UriParam(label = "producer", defaultValue = "6")
  private int flapChanges = 6;

  @UriParam(label = "producer", defaultValue = "600")
  private int flapSeconds = 600;

  @UriParam(label = "producer", defaultValue = "20")
  private int maxRows = 20;

  @UriParam(label = "producer")
  private String recipients = "";

  @UriParam(label = "producer", defaultValue = "notification")
  private String template = "notification";

  @UriParam(label = "producer")
  private String runbook = "";

  @UriParam(label = "producer")
  private String runbookUrl = "";

  @UriParam(label = "consumer", defaultValue = "1")
  private int concurrentConsumers = 1;

  public GroupEndpoint(String uri, Component component, String name) {
    super(uri, component);
    this.name = name;
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public Producer createProducer() {
    return rule == null ? new GroupProducer(this) : new RuleProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    Consumer consumer = new GroupConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  GroupComponent groups() {
    return (GroupComponent) getComponent();
  }

  RuleOptions options() {
    return new RuleOptions(
        rule,
        list(by),
        waitSeconds,
        intervalSeconds,
        repeatSeconds,
        maxPerHour,
        burst,
        flapChanges,
        flapSeconds,
        maxRows,
        list(recipients),
        template,
        new Runbook(runbook.strip().replace("\\n", "\n"), runbookUrl.strip()));
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  public String getName() {
    return name;
  }

  public String getRule() {
    return rule;
  }

  /** The name of the rule, which no other one has: that of its file. */
  public void setRule(String rule) {
    this.rule = rule;
  }

  public String getBy() {
    return by;
  }

  /**
   * What events have in common that are told together, divided by commas: source, resource, state,
   * type, severity, account, region. Empty for all events of the rule.
   */
  public void setBy(String by) {
    this.by = by;
  }

  public int getWaitSeconds() {
    return waitSeconds;
  }

  /** How long the first event of a group waits for others, in seconds; 0 tells it at once. */
  public void setWaitSeconds(int waitSeconds) {
    this.waitSeconds = waitSeconds;
  }

  public int getIntervalSeconds() {
    return intervalSeconds;
  }

  /**
   * How long it is at least from one notification of a group to the next, in seconds: what comes
   * meanwhile is one digest. The end of a problem does not wait for it. With 0 each event is told
   * by itself.
   */
  public void setIntervalSeconds(int intervalSeconds) {
    this.intervalSeconds = intervalSeconds;
  }

  public int getRepeatSeconds() {
    return repeatSeconds;
  }

  /** After how long a problem that is still there is told again, in seconds; 0 for never. */
  public void setRepeatSeconds(int repeatSeconds) {
    this.repeatSeconds = repeatSeconds;
  }

  public int getMaxPerHour() {
    return maxPerHour;
  }

  /**
   * How many notifications of the rule there are in any hour; what would be more is held, and told
   * in one as soon as the limit has it. 0 for any number.
   */
  public void setMaxPerHour(int maxPerHour) {
    this.maxPerHour = maxPerHour;
  }

  public int getBurst() {
    return burst;
  }

  /** How many of these may follow each other at once; no more than half of them do. */
  public void setBurst(int burst) {
    this.burst = burst;
  }

  public int getFlapChanges() {
    return flapChanges;
  }

  /**
   * How often a problem must begin and end for its resource to be one that flaps, which is told
   * once, and then when it has calmed down; 0 for never.
   */
  public void setFlapChanges(int flapChanges) {
    this.flapChanges = flapChanges;
  }

  public int getFlapSeconds() {
    return flapSeconds;
  }

  /** In what time it must, and for how long there must be no change until it has calmed down. */
  public void setFlapSeconds(int flapSeconds) {
    this.flapSeconds = flapSeconds;
  }

  public int getMaxRows() {
    return maxRows;
  }

  /** How many events a digest shows, the latest; it counts all. */
  public void setMaxRows(int maxRows) {
    this.maxRows = maxRows;
  }

  public String getRecipients() {
    return recipients;
  }

  /**
   * Who gets it, divided by commas: deliveries (email, slack, teams, zoom, webhook, pagerduty),
   * each with the name of a recipient of its own behind a colon or without one, as in
   * email:on-call,slack. Empty for all deliveries without a name.
   */
  public void setRecipients(String recipients) {
    this.recipients = recipients;
  }

  public String getTemplate() {
    return template;
  }

  /** The name of the templates with its words: that of .subject.ftl and .txt.ftl. */
  public void setTemplate(String template) {
    this.template = template;
  }

  public String getRunbook() {
    return runbook;
  }

  /**
   * What to do about what the rule tells of: plain text of at most 1000 characters, which is shown
   * with each notification but of what is well. A backslash and an n begin a line.
   */
  public void setRunbook(String runbook) {
    this.runbook = runbook;
  }

  public String getRunbookUrl() {
    return runbookUrl;
  }

  /** The page that says what to do about what the rule tells of: an https URL. */
  public void setRunbookUrl(String runbookUrl) {
    this.runbookUrl = runbookUrl;
  }

  public int getConcurrentConsumers() {
    return concurrentConsumers;
  }

  /** How many notifications are handed out at once. Those of one group keep their order. */
  public void setConcurrentConsumers(int concurrentConsumers) {
    this.concurrentConsumers = concurrentConsumers;
  }
}
