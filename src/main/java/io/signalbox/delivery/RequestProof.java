package io.signalbox.delivery;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Says in the headers of a request who it is from. */
interface RequestProof {

  /** Adds the headers to a request that is complete otherwise. */
  void add(ClassicHttpRequest request) throws IOException;
}
