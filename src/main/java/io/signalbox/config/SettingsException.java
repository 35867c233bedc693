package io.signalbox.config;

/**
 * A configuration that Signalbox cannot start with. The message is one line that names the key and
 * where its value came from; it is all that a user is shown.
 */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
