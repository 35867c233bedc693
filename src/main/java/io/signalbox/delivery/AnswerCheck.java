package io.signalbox.delivery;

import java.io.IOException;

/** Looks into an answer of 2xx, where the status does not say all. */
interface AnswerCheck {

  /**
   * Checks a body.
   *
   * @throws IOException where the request has failed for now, as with a status of 503
   */
  void check(byte[] body) throws IOException;
}
