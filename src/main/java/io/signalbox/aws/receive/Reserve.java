package io.signalbox.aws.receive;

/** The workers of a queue that have no thread yet. */
interface Reserve {

  /** There is nobody. */
  Reserve NONE =
      new Reserve() {
        @Override
        public int size() {
          return 0;
        }

        @Override
        public void call(int workers) {
          // nobody comes
        }
      };

  /** How many would come if they were called; of the inbox's lock, so that it must not wait. */
  int size();

  /** Calls so many of them, or all where that is less; with the inbox's lock too. */
  void call(int workers);
}
