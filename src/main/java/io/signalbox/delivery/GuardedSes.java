package io.signalbox.delivery;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;

/**
 * A client of SES that can send mails and nothing else, and sends none while SES is out of reach:
 * it throws {@code OutOfReachException} then. The one that does the work is made for the first
 * mail, and closed by whom it is from.
 */
public final class GuardedSes implements SesClient {

  private final Supplier<SesClient> plain;
  private final Breaker breaker;

  /**
   * Guards a client.
   *
   * @param plain the one that does the work, the same each time
   */
  public GuardedSes(Supplier<SesClient> plain, Breaker breaker) {
    this.plain = plain;
    this.breaker = breaker;
  }

  @Override
  public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
    return breaker.call(() -> plain.get().sendRawEmail(request));
  }

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    return breaker.call(() -> plain.get().sendEmail(request));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // it is not ours
  }
}
