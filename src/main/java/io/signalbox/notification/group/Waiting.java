package io.signalbox.notification.group;

import java.time.Instant;
import java.util.Optional;

/**
 * What people have not been told yet, of all processes that share the database.
 *
 * @param groups how many groups are open: those that events wait in, and those that what comes next
 *     will wait in
 * @param due how many notifications should have been published by now, or be made of what waits
 * @param oldest since when the first of these should have been; empty where there is none
 */
public record Waiting(long groups, long due, Optional<Instant> oldest) {}
