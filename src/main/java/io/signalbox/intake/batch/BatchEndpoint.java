package io.signalbox.intake.batch;

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
 * Gather the events of many exchanges into one.
 *
 * <p>A producer takes an event, or an array of them, as Jackson's {@code JsonNode}, or {@link
 * WrittenEvents}. Its exchange is done, asynchronously, once the consumer's route is done with the
 * batch that the events went into, and fails if that route does: who waits for it knows that the
 * events are where that route puts them. An empty array is done at once.
 *
 * <p>The one consumer of a name begins an exchange for each batch. Its body is the JSON text of an
 * array of events as UTF-8 bytes, in the order in which they came; batches follow one another. A
 * batch is what is there when the one before is done, up to the limits; the events of one
 * producer's exchange stay together.
 *
 * <pre>{@code
 * - route:
 *     from:
 *       uri: netty:udp://...
 *       steps:
 *         - to: {uri: batch:spool}
 * - route:
 *     from:
 *       uri: batch:spool
 *       steps:
 *         - to: {uri: sjms2:queue:Spool}
 * }</pre>
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "batch",
    title = "Batch",
    syntax = "batch:name",
    remote = false,
    category = {Category.CORE, Category.MESSAGING})
public class BatchEndpoint extends DefaultEndpoint {

  @UriPath(description = "The name of the batch. Producers and the consumer of a name meet.")
  @Metadata(required = true)
  private final String name;

  @UriParam(label = "consumer", defaultValue = "1000")
  private int maxEvents = 1000;

  @UriParam(label = "consumer", defaultValue = "262144")
  private int maxBytes = 256 * 1024;

  @UriParam(label = "consumer", defaultValue = "5")
  private int maxLingerMillis = 5;

  @UriParam(label = "consumer", defaultValue = "16777216")
  private int maxWaitingBytes = 16 * 1024 * 1024;

  @UriParam(label = "producer", defaultValue = "false")
  private boolean blockWhenFull;

  public BatchEndpoint(String uri, Component component, String name) {
    super(uri, component);
    this.name = name;
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public Producer createProducer() {
    return new BatchProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    Consumer consumer = new BatchConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  Waiting waiting() {
    return ((BatchComponent) getComponent()).waiting(name);
  }

  Limits limits() {
    return new Limits(maxEvents, maxBytes, maxLingerMillis, maxWaitingBytes);
  }

  public String getName() {
    return name;
  }

  public int getMaxEvents() {
    return maxEvents;
  }

  /** The most events of a batch, unless a single exchange has more. */
  public void setMaxEvents(int maxEvents) {
    this.maxEvents = maxEvents;
  }

  public int getMaxBytes() {
    return maxBytes;
  }

  /** The most bytes of a batch, unless a single exchange has more. */
  public void setMaxBytes(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  public int getMaxLingerMillis() {
    return maxLingerMillis;
  }

  /**
   * How long the first event waits for others at most, in milliseconds. A batch that none has
   * joined for one millisecond goes at once. With 0 none waits.
   */
  public void setMaxLingerMillis(int maxLingerMillis) {
    this.maxLingerMillis = maxLingerMillis;
  }

  public int getMaxWaitingBytes() {
    return maxWaitingBytes;
  }

  /**
   * How many bytes of events may wait, besides those of the batch under way. An exchange with more
   * is taken when nothing waits.
   */
  public void setMaxWaitingBytes(int maxWaitingBytes) {
    this.maxWaitingBytes = maxWaitingBytes;
  }

  public boolean isBlockWhenFull() {
    return blockWhenFull;
  }

  /**
   * Whether a producer blocks its thread until there is room. Otherwise its exchange fails at once
   * with a BatchFullException.
   */
  public void setBlockWhenFull(boolean blockWhenFull) {
    this.blockWhenFull = blockWhenFull;
  }
}
