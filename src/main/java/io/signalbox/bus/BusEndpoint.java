package io.signalbox.bus;

import io.signalbox.event.InvalidEventException;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Hand an event to every route whose event pattern matches it.
 *
 * <p>A consumer is a rule: starting its route adds the rule to the bus, stopping or suspending it
 * takes the rule away. The rule's name is the route's id. A producer matches the event in the
 * message body against all rules and calls every rule that matches, in the order of their names,
 * one after the other. One matching rule gets the exchange itself, as with {@code direct}; several
 * get a copy each, and the caller's message stays as it was. Every matching rule is called even
 * when one of them fails; the caller then gets the first failure, with the others as suppressed
 * exceptions.
 *
 * <pre>{@code
 * - route:
 *     id: source-aws-ec2
 *     from:
 *       uri: bus:events
 *       parameters:
 *         pattern: '{"source":["aws.ec2"],"detail":{"state":["running"]}}'
 * }</pre>
 *
 * <p>The body is one JSON object: a {@code String}, {@code byte[]}, {@code InputStream}, Jackson's
 * {@code JsonNode} or a {@code Map}. It is only read, and a stream can be read again afterwards.
 * Anything else is an {@link InvalidEventException}; an event that no rule takes is a {@link
 * NoRuleMatchedException}.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "bus",
    title = "Bus",
    syntax = "bus:name",
    remote = false,
    category = {Category.CORE, Category.MESSAGING})
public class BusEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

  @UriPath(description = "The name of the bus. Producers and rules of the same name meet.")
  @Metadata(required = true)
  private final String name;

  @UriParam(label = "consumer")
  private String pattern;

  @UriParam(label = "consumer", defaultValue = "false")
  private boolean fallback;

  private EventPattern compiled;

  public BusEndpoint(String uri, BusComponent component, String name) {
    super(uri, component);
    this.name = name;
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  /** Routes with the same pattern share an endpoint, and each is a rule of its own. */
  @Override
  public boolean isMultipleConsumersSupported() {
    return true;
  }

  @Override
  public Producer createProducer() {
    return new BusProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    Consumer consumer = new BusConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  Rules rules() {
    return ((BusComponent) getComponent()).rules(name);
  }

  StartGate startGate() {
    return ((BusComponent) getComponent()).startGate();
  }

  public String getName() {
    return name;
  }

  public String getPattern() {
    return pattern;
  }

  /**
   * The events this rule takes, as an EventBridge event pattern: a JSON object, in the syntax and
   * with all the operators of
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html. Required
   * unless fallback is set. A pattern that does not compile fails the start of its route, with the
   * route's file and line and the reason. Under parameters in YAML a pattern is taken literally; in
   * an endpoint URI it must be wrapped as RAW(...), or Camel would decode it. If a pattern uses
   * property placeholders, then its own closing braces must be kept apart by blanks, because Camel
   * takes two in a row for the end of a placeholder. A closing parenthesis and an ampersand in a
   * row end RAW early: write the ampersand as its JSON escape, u0026 after a backslash.
   */
  public void setPattern(String pattern) {
    this.pattern = pattern;
    this.compiled = null;
  }

  /**
   * What the pattern is compiled to; null where a fallback has none.
   *
   * @throws InvalidPatternException with the reason on one line
   */
  public EventPattern compile() {
    if (compiled == null && (pattern != null || !fallback)) {
      compiled = EventPattern.compile(pattern);
    }
    return compiled;
  }

  public boolean isFallback() {
    return fallback;
  }

  /**
   * Whether this rule takes only what no other rule of the bus takes. A fallback may have a
   * pattern; without one it takes every event that is left. Several fallbacks are all called.
   */
  public void setFallback(boolean fallback) {
    this.fallback = fallback;
  }
}
