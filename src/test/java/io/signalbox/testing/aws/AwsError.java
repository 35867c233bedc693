package io.signalbox.testing.aws;

/** A call that is answered with an error, as the service itself would. */
final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static AwsError invalidParameter(String message) {
    return new AwsError(400, "InvalidParameter", "Invalid parameter: " + message);
  }

  static AwsError unknownAction(String action) {
    return new AwsError(400, "InvalidAction", "AwsServer does not know the action " + action);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
