package io.signalbox.bench;

import java.net.URI;
import java.util.List;

/**
 * What a contender is to do: take events from one queue, send each to others, and delete it.
 *
 * @param sqs where SQS is
 * @param in the name of the queue that holds the events
 * @param out the names of the queues that each event goes to
 * @param inFlight how many events are worked on at once
 */
record Job(URI sqs, String in, List<String> out, int inFlight) {

  /** Reads the command line of a process that {@link #launch} describes. */
  static Job of(String[] arguments) {
    return new Job(
        URI.create(arguments[0]),
        arguments[1],
        List.of(arguments[2]),
        Integer.parseInt(arguments[3]));
  }

  /** Has a class do it that reads {@link #of} and knows one queue to send to. */
  Launch launch(Class<?> main) {
    return Launch.of(main, sqs.toString(), in, out.get(0), Integer.toString(inFlight));
  }
}
