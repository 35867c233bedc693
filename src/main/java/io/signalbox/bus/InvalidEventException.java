package io.signalbox.bus;

import org.apache.camel.RuntimeCamelException;

/** The message body is not an event: not one JSON object. The message says what it is instead. */
public class InvalidEventException extends RuntimeCamelException {

  private static final long serialVersionUID = 1L;

  InvalidEventException(String message) {
    super(message);
  }

  InvalidEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
