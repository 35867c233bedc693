package io.signalbox.aws;

/**
 * The configuration does not say enough to reach AWS. The message is one line that names the key.
 */
public final class AwsConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AwsConfigurationException(String message) {
    super(message);
  }

  public AwsConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
