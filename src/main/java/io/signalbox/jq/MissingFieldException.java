package io.signalbox.jq;

import net.thisptr.jackson.jq.exception.JsonQueryException;

/** A field that a mapping must have is not there, or is nothing of use. The message names it. */
final class MissingFieldException extends JsonQueryException {

  private static final long serialVersionUID = 1L;

  MissingFieldException(String message) {
    super(message);
  }
}
