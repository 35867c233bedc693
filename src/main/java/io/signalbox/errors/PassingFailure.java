package io.signalbox.errors;

import io.signalbox.aws.batch.Refusal;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Whether the same may succeed later: not where the outside has refused the message itself. A
 * predicate rather than a method of a bean: every step of every route would look that up at start.
 */
public final class PassingFailure implements Predicate {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  @Override
  public boolean matches(Exchange exchange) {
    return is(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  /** Whether this is one. */
  public static boolean is(Throwable failure) {
    Throwable each = failure;
    while (each != null && !isRefusal(each)) {
      each = each.getCause();
    }
    return each == null;
  }

  /** Whether an HTTP server that answers so may answer otherwise later. */
  public static boolean isAnsweredBy(int status) {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof AwsServiceException aws && Refusal.is(aws)
        || failure instanceof HttpOperationFailedException http
            && !isAnsweredBy(http.getStatusCode())
        || isPermanent(smtpReply(failure));
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
