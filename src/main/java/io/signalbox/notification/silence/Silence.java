package io.signalbox.notification.silence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What people are not told of for some time.
 *
 * @param id its name; none other has it
 * @param document all that it says, as it was given: see {@link SilenceForm}
 * @param pattern an event pattern on the standard event, which compiles
 * @param start when it begins; null for one that has always been
 * @param end when it ends for good; null for a weekly one that goes on
 * @param weekly when it is between the two; null for all the time
 * @param author who has said so: a mail address or a name
 * @param reason why
 */
public record Silence(
    String id,
    JsonNode document,
    JsonNode pattern,
    Instant start,
    Instant end,
    Weekly weekly,
    String author,
    String reason) {

  /** When it ends that is on at a time; empty where it is not on then. */
  public Optional<Instant> endsAfter(Instant time) {
    if (start != null && time.isBefore(start) || isOver(time)) {
      return Optional.empty();
    }
    if (weekly == null) {
      return Optional.of(end);
    }
    return weekly
        .closesAfter(time)
        .map(closing -> end != null && end.isBefore(closing) ? end : closing);
  }

  /** Whether it has ended for good. */
  public boolean isOver(Instant time) {
    return end != null && !time.isBefore(end);
  }

  /**
   * When its author is to be told that it ends for good: some time before, or half of its own time
   * where that is less. Empty for one that does not end.
   */
  public Optional<Instant> announcedAt(Duration before) {
    if (end == null) {
      return Optional.empty();
    }
    Duration half = start == null ? before : Duration.between(start, end).dividedBy(2);
    return Optional.of(end.minus(half.compareTo(before) < 0 ? half : before));
  }
}
