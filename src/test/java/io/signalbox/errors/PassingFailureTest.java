package io.signalbox.errors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.SnsException;

class PassingFailureTest {

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final PassingFailure passing = new PassingFailure();

  @AfterEach
  void stop() {
    context.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParameter, false",
    "400, InvalidParameterValue, false",
    "400, ParameterValueInvalid, false",
    "400, InvalidMessageContents, false",
    "400, MessageRejected, false",
    "400, ValidationError, false",
    "400, InvalidArgument, false",
    "400, MalformedDetail, false",
    "400, NotAuthorizedForSourceException, false",
    "400, ValidationException, false",
    "413, RequestEntityTooLarge, false",
    "413, , false",
    "400, Throttling, true",
    "400, KMSDisabled, true",
    "400, ExpiredTokenException, true",
    "403, AccessDenied, true",
    "404, NotFound, true",
    "429, Throttled, true",
    "500, InternalError, true",
    "502, , true",
    "400, SomethingNew, true",
  })
  void whatAwsRefusesForTheMessageDoesNotPass(int status, String code, boolean passes) {
    Exception failure =
        SnsException.builder()
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();

    assertThat(passing.matches(failed(failure))).isEqualTo(passes);
    assertThat(passing.matches(failed(new RuntimeCamelException(failure)))).isEqualTo(passes);
  }

  @Test
  void aConnectionThatFailsPasses() {
    assertThat(passing.matches(failed(SdkClientException.create("no route to host")))).isTrue();
    assertThat(passing.matches(failed(new IOException("broken pipe")))).isTrue();
    assertThat(passing.matches(failed(SnsException.builder().build()))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "302, false",
    "400, false",
    "401, false",
    "404, false",
    "413, false",
    "422, false",
    "429, true",
    "500, true",
    "502, true",
    "503, true",
    "504, true"
  })
  void whatAnHttpServerRefusesDoesNotPass(int status, boolean passes) {
    Exception failure =
        new HttpOperationFailedException("http://h/", status, null, null, Map.of(), null);

    assertThat(passing.matches(failed(failure))).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({"421, true", "452, true", "550, false", "552, false", "554, false"})
  void whatAnSmtpServerRefusesForGoodDoesNotPass(int reply, boolean passes) throws Exception {
    InternetAddress address = new InternetAddress("a@example.com");
    Exception[] failures = {
      new SMTPSendFailedException(".", reply, "", null, null, null, null),
      new SMTPSenderFailedException(address, "MAIL", reply, ""),
      new SMTPAddressFailedException(address, "RCPT", reply, ""),
    };
    for (Exception failure : failures) {
      assertThat(passing.matches(failed(failure))).isEqualTo(passes);
    }
  }

  @Test
  void aPasswordThatSmtpRefusesMayBeMended() {
    assertThat(passing.matches(failed(new AuthenticationFailedException("535 no")))).isTrue();
  }

  private Exchange failed(Exception failure) {
    Exchange exchange = new DefaultExchange(context);
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
    return exchange;
  }
}
