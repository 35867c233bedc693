package io.signalbox.aws.batch;

import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns an entry's failure into the exception that the single operation would have thrown. */
final class EntryFailures {

  /** What AWS fails for reasons of its own. */
  private static final Set<String> PASSING =
      Set.of(
          "InternalError",
          "InternalException",
          "InternalFailure",
          "InternalServerError",
          "RequestThrottled",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "Throttled",
          "Throttling",
          "ThrottlingException",
          "TooManyRequestsException");

  private final String service;
  private final Supplier<? extends AwsServiceException.Builder> exceptions;

  EntryFailures(String service, Supplier<? extends AwsServiceException.Builder> exceptions) {
    this.service = service;
    this.exceptions = exceptions;
  }

  /** Where the service says whose fault it is. */
  <R> Outcome<R> of(AwsResponse response, String code, String message, boolean senderFault) {
    boolean passing = !senderFault || isPassing(code);
    return new Outcome<>(null, exception(response, code, message, senderFault), passing);
  }

  /** Where the service gives a code only. */
  <R> Outcome<R> of(AwsResponse response, String code, String message) {
    return of(response, code, message, !isPassing(code));
  }

  private static boolean isPassing(String code) {
    return code != null && PASSING.contains(code);
  }

  /** Where the service answered for the other entries only. It may or may not have been done. */
  <R> Outcome<R> missing(AwsResponse response) {
    return Outcome.failure(
        exception(response, "IncompleteResponse", "no answer for this entry of the batch", false));
  }

  private AwsServiceException exception(
      AwsResponse response, String code, String message, boolean senderFault) {
    AwsErrorDetails details =
        AwsErrorDetails.builder()
            .serviceName(service)
            .errorCode(code)
            .errorMessage(message)
            .sdkHttpResponse(response.sdkHttpResponse())
            .build();
    return exceptions
        .get()
        .awsErrorDetails(details)
        .message(message)
        .statusCode(senderFault ? 400 : 500)
        .requestId(response.responseMetadata().requestId())
        .build();
  }
}
