package io.signalbox.intake.batch;

/**
 * How much goes into a batch and how much may wait for one.
 *
 * @param maxEvents of a batch, from 1
 * @param maxBytes of a batch, from 1
 * @param maxLingerMillis of the first event of a batch, from 0
 * @param maxWaitingBytes of what is in no batch yet, from 1
 */
record Limits(int maxEvents, int maxBytes, int maxLingerMillis, int maxWaitingBytes) {

  Limits {
    atLeast("maxEvents", maxEvents, 1);
    atLeast("maxBytes", maxBytes, 1);
    atLeast("maxLingerMillis", maxLingerMillis, 0);
    atLeast("maxWaitingBytes", maxWaitingBytes, 1);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException("%s=%d: at least %d".formatted(name, value, least));
    }
  }
}
