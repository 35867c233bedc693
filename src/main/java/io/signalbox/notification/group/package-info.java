/**
 * The {@code group} component: which events people are told of in one notification, and when.
 *
 * <p>What a silence takes is told of in none: {@link io.signalbox.notification.group.Silences} are
 * asked where events are taken in, and {@link io.signalbox.notification.group.Releaser} has told
 * what is still a problem when they end.
 *
 * <p>Its state is in a database ({@link io.signalbox.notification.group.Database}), and what
 * happens to it in three places: {@link io.signalbox.notification.group.Intake} takes events in,
 * {@link io.signalbox.notification.group.Sealer} makes notifications of what is due, and {@link
 * io.signalbox.notification.group.Publisher} hands these out and forgets them once they are
 * published. The rules of pairing and timing themselves ({@link
 * io.signalbox.notification.group.ResourceState}, {@link io.signalbox.notification.group.Booking},
 * {@link io.signalbox.notification.group.RateLimit}) know nothing of it.
 */
package io.signalbox.notification.group;
