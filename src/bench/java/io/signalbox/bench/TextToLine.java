package io.signalbox.bench;

/** A way from an event's JSON text to its CSV line, all on the thread that calls. */
interface TextToLine extends AutoCloseable {

  /** Takes one event. */
  void take(String json) throws Exception;

  /** How many events it has brought to their end. */
  long done();

  @Override
  void close();
}
