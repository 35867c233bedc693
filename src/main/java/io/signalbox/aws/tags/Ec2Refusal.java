package io.signalbox.aws.tags;

import java.io.IOException;

/** An answer of EC2 that asking again at once would not change. */
final class Ec2Refusal extends IOException {

  private static final long serialVersionUID = 1L;

  Ec2Refusal(String message) {
    super(message);
  }
}
