package io.signalbox.broker;

import io.signalbox.config.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much there may be before nothing more is taken in.
 *
 * @param maxBytes of the messages that wait on the spool
 * @param minFreeBytes of the file system that the journal is on
 * @param freeBytes tells what is free there now
 */
record Room(long maxBytes, long minFreeBytes, LongSupplier freeBytes) {

  private static final String MAX = "intake.spool.max-bytes";
  private static final String MIN_FREE = "intake.spool.min-free-bytes";

  static Room of(Settings settings) {
    Path data = Path.of(settings.get("data.directory"));
    return new Room(
        Long.parseLong(settings.get(MAX)),
        Long.parseLong(settings.get(MIN_FREE)),
        data.toFile()::getUsableSpace);
  }

  /** Whether the journal itself can go on. */
  boolean isOnDisk() {
    return freeBytes.getAsLong() >= minFreeBytes;
  }

  /**
   * Why no more is taken, if so.
   *
   * @param bytes those that wait
   * @param free what is free on the disk
   * @param wasFull once it was, a tenth must have become free before it is not any more: else it
   *     would change with each message
   */
  Optional<String> refusal(long bytes, long free, boolean wasFull) {
    if (bytes >= (wasFull ? maxBytes - maxBytes / 10 : maxBytes)) {
      return Optional.of("the spool holds %d bytes; %s=%d".formatted(bytes, MAX, maxBytes));
    }
    if (free < (wasFull ? minFreeBytes + minFreeBytes / 10 : minFreeBytes)) {
      return Optional.of(
          "the disk has %d bytes free; %s=%d".formatted(free, MIN_FREE, minFreeBytes));
    }
    return Optional.empty();
  }
}
