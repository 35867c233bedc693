package io.signalbox.jq;

import net.thisptr.jackson.jq.exception.JsonQueryException;

/** A mapping cannot go on, for a reason that is told as it is: it names the field. */
final class MappingException extends JsonQueryException {

  private static final long serialVersionUID = 1L;

  MappingException(String message) {
    super(message);
  }

  MappingException(String message, JsonQueryException cause) {
    super(message, cause);
  }
}
