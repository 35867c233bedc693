package io.signalbox.testing.aws;

import java.io.IOException;

/** One service's side of the wire. */
interface AwsApi {

  /**
   * Answers a call.
   *
   * @throws AwsError if the service would answer with an error
   */
  AwsReply answer(AwsCall call) throws IOException, InterruptedException;
}
