package io.signalbox.aws.batch;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What AWS refuses because of what is in the request, such as a message that is too large: the same
 * request can never succeed. Everything else may pass, even what AWS answers with a status from 400
 * on: a limit of the rate, credentials that have expired, a topic that is missing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html#API_SendMessage_Errors">
 *     SQS</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors">
 *     SNS</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html#API_SendRawEmail_Errors">
 *     SES</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html">
 *     EventBridge</a>
 */
public final class Refusal {

  private static final Set<String> CODES =
      Set.of(
          "InvalidArgument",
          "InvalidAttributeValue",
          "InvalidMessageContents",
          "InvalidParameter",
          "InvalidParameterValue",
          "MalformedDetail",
          "MalformedInput",
          "MessageRejected",
          "NotAuthorizedForDetailTypeException",
          "NotAuthorizedForSourceException",
          "ParameterValueInvalid",
          "SerializationException",
          "ValidationError",
          "ValidationException");

  /** Content Too Large (RFC 9110), which a proxy on the way may answer too. */
  private static final int TOO_LARGE = 413;

  private Refusal() {}

  /** Whether the failure is one. */
  public static boolean is(AwsServiceException failure) {
    return failure.statusCode() == TOO_LARGE || CODES.contains(code(failure));
  }

  /** AWS's code; empty where something else, a proxy say, answered in its place. */
  static String code(AwsServiceException failure) {
    String code = failure.awsErrorDetails() == null ? null : failure.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }
}
