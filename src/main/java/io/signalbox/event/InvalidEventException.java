package io.signalbox.event;

/**
 * An event, or a standard event made of it, that can never be taken as it is. The message is the
 * reason: one line that names the field, fit for a dead letter and for the sender of the event.
 */
public final class InvalidEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidEventException(String reason) {
    super(reason);
  }
}
