package io.signalbox.delivery;

import io.signalbox.event.Text;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration set that our mails are sent with. What SES tells of them comes back as events,
 * and so as notifications: a mail about a mail that bounced would bounce as well, and so on.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/using-configuration-sets.html">
 *     configuration sets</a>
 */
public final class SesConfigurationSet implements Predicate {

  private static final Logger LOG = LoggerFactory.getLogger(SesConfigurationSet.class);
  private static final String SES = "aws.ses";

  private String name = "";

  /** Its name; empty for none. */
  public void setName(String name) {
    this.name = name;
  }

  /** What the request to SES is to name; null for none. */
  public String name() {
    return name.isEmpty() ? null : name;
  }

  /** Whether a notification is about a mail of ours. */
  @Override
  public boolean matches(Exchange exchange) {
    Message message = exchange.getMessage();
    return !name.isEmpty()
        && SES.equals(message.getHeader("source"))
        && message.getHeader("resource", "", String.class).endsWith(":configuration-set/" + name);
  }

  /** Tells in the log what is not mailed. */
  public void tell(Exchange exchange) {
    LOG.warn(
        "Not mailed, since it is about a mail of ours: {}",
        Text.line(exchange.getMessage().getHeader("subject", String.class)));
  }
}
