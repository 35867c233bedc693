package io.signalbox.delivery;

import io.signalbox.aws.forward.ClientProxy;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/** A client of SES that sends nothing while SES is out of reach. */
public final class GuardedSes {

  private GuardedSes() {}

  /** To its callers it is the plain one, and throws {@code OutOfReachException} beside. */
  public static SesClient of(SesClient plain, Breaker breaker) {
    return new ClientProxy<>(plain)
        .with(SendRawEmailRequest.class, r -> breaker.call(() -> plain.sendRawEmail(r)))
        .with(SendEmailRequest.class, r -> breaker.call(() -> plain.sendEmail(r)))
        .as(SesClient.class);
  }
}
