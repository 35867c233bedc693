package io.signalbox.errors;

import io.signalbox.aws.batch.Refusal;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Whether and for how long a failed step is tried again. Meanwhile its message is held: it counts
 * as received once, and nothing more is received in its place. So what is behind it waits on the
 * queue while the outside is out of reach, and goes on by itself.
 */
public final class Retry implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger("io.signalbox.errors");

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Failure failure = new Failure();
  private Duration longest = Duration.ZERO;

  /** How long after its arrival a message is held, in seconds. */
  public void setMaxSeconds(int seconds) {
    longest = Duration.ofSeconds(seconds);
  }

  /** Whether the same may succeed later; not where the outside has refused the message itself. */
  public boolean mayPass(Exchange exchange) {
    Throwable each = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    while (each != null && !isRefusal(each)) {
      each = each.getCause();
    }
    return each == null;
  }

  /** Whether there is time left for another try. */
  public boolean goesOn(Exchange exchange) {
    return exchange.getClock().elapsed() < longest.toMillis()
        && !exchange.getContext().isStopping();
  }

  /** Tells that a step is tried again. */
  @Override
  public void process(Exchange exchange) {
    LOG.warn("{} waits and tries again: {}", place(exchange), failure.reason(exchange));
  }

  /** Tells that a message goes back to its queue. */
  public void giveUp(Exchange exchange) {
    LOG.warn("{} gives back to its queue: {}", place(exchange), failure.reason(exchange));
  }

  private static String place(Exchange exchange) {
    String hop = exchange.getVariable("hop", String.class);
    return hop == null ? exchange.getFromRouteId() : hop;
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof AwsServiceException aws && Refusal.is(aws)
        || failure instanceof HttpOperationFailedException http && isRefusal(http.getStatusCode())
        || isPermanent(smtpReply(failure));
  }

  /** An HTTP status that says nothing of another time, as 429 and those from 500 on do. */
  private static boolean isRefusal(int status) {
    return status != TOO_MANY_REQUESTS && status < SERVER_ERROR;
  }

  /** A code of 500 or more says not to send the same again (RFC 5321, 4.2.1). */
  private static boolean isPermanent(int reply) {
    return reply >= 500;
  }

  /** The SMTP server's reply code; 0 where the failure is none of its replies. */
  private static int smtpReply(Throwable failure) {
    if (failure instanceof SMTPSendFailedException send) {
      return send.getReturnCode();
    }
    if (failure instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    return failure instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
  }
}
