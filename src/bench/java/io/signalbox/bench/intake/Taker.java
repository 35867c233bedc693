package io.signalbox.bench.intake;

/** A process that takes messages in on a port of this machine and keeps them on disk. */
interface Taker extends AutoCloseable {

  /** Its port for this kind of messages. */
  int port(Transport transport);

  /** How many it has on disk. */
  long taken();

  long pid();

  @Override
  void close();
}
