package io.signalbox.runtime;

import io.signalbox.broker.Lanes;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * What passes between the attributes and headers of the outside and those of Camel's messages: only
 * the names that Signalbox knows. A header that a component acts on ({@code Camel…}, {@code JMS…},
 * {@code mail.smtp.…}) can so neither be sent to us nor leak.
 */
final class HeaderFilters {

  private static final String MESSAGE_ATTRIBUTES =
      "event-(id|time|type)|notification-id|recipients|source|resource|state|severity|account|region"
          + "|summary|subject|html|details|reason|hop|failed-at|accepted-at|traceparent";

  private HeaderFilters() {}

  /** For queues and topics, both ways. */
  static HeaderFilterStrategy messageAttributes() {
    // JMS writes the - in a name as _HYPHEN_, and the filter sees it before it is read back
    return known(
        MESSAGE_ATTRIBUTES.replace("-", "(-|_HYPHEN_)"), MESSAGE_ATTRIBUTES + "|" + Lanes.PROPERTY);
  }

  /**
   * For dead letters on SQS, which takes ten attributes: not those that are only of the way there.
   */
  static HeaderFilterStrategy deadLetterAttributes() {
    String kept = MESSAGE_ATTRIBUTES.replace("|accepted-at|traceparent", "");
    return known(kept, kept);
  }

  /** For HTTP: what tells the format of a request and its sender, and what an answer says. */
  static HeaderFilterStrategy http() {
    return known(
        "(?i)(content-type|authorization|ce-.*|x-github-(event|delivery)|x-hub-signature-256)",
        "(?i)(content-type|www-authenticate|retry-after)");
  }

  private static HeaderFilterStrategy known(String in, String out) {
    DefaultHeaderFilterStrategy filter = new DefaultHeaderFilterStrategy();
    filter.setFilterOnMatch(false);
    filter.setInFilterPattern(in);
    filter.setOutFilterPattern(out);
    return filter;
  }
}
