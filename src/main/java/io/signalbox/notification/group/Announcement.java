package io.signalbox.notification.group;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How the authors of silences are told that these end.
 *
 * @param before how long before
 * @param recipients who gets what is for an author, as a notification's recipients
 */
public record Announcement(Duration before, UnaryOperator<String> recipients) {}
