package io.signalbox.aws.receive;

/**
 * A message to delete.
 *
 * @param receiptHandle what SQS gave with the message
 * @param attempt how often its deletion was tried
 */
record Deletion(String receiptHandle, int attempt) {

  private static final int MOST_ATTEMPTS = 4;

  Deletion next() {
    return new Deletion(receiptHandle, attempt + 1);
  }

  boolean mayBeTriedAgain() {
    return attempt < MOST_ATTEMPTS;
  }
}
