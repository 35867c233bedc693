package io.signalbox.delivery;

import io.signalbox.aws.batch.ClientProxy;
import io.signalbox.errors.PassingFailure;
import java.util.function.Function;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/** A client of SES that sends nothing while SES is out of reach. */
public final class GuardedSes {

  private final Breaker breaker;

  private GuardedSes(Breaker breaker) {
    this.breaker = breaker;
  }

  /** To its callers it is the plain one, and throws {@code OutOfReachException} beside. */
  public static SesClient of(SesClient plain, Breaker breaker) {
    GuardedSes guarded = new GuardedSes(breaker);
    return new ClientProxy<>(plain)
        .with(SendRawEmailRequest.class, guarded.call(plain::sendRawEmail))
        .with(SendEmailRequest.class, guarded.call(plain::sendEmail))
        .as(SesClient.class);
  }

  private <Q, R> Function<Q, R> call(Function<Q, R> operation) {
    return request -> {
      breaker.begin();
      boolean reached = false;
      try {
        R response = operation.apply(request);
        reached = true;
        return response;
      } catch (RuntimeException e) {
        reached = !PassingFailure.is(e);
        throw e;
      } finally {
        breaker.end(reached);
      }
    };
  }
}
