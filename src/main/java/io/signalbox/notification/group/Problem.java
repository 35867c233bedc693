package io.signalbox.notification.group;

import java.time.Instant;

/**
 * A problem that is there, as a rule has told of it.
 *
 * @param rule the rule's name
 * @param resource the id of the resource
 * @param home what it has in common with others that are told with it
 * @param pendingIn the id of the group that its beginning waits in, or was told of in
 * @param opened when it began
 * @param event the latest event of it
 * @param thread the id of the notification that told of its beginning; null where none has yet
 */
record Problem(
    String rule,
    String resource,
    String home,
    String pendingIn,
    Instant opened,
    EventLine event,
    String thread) {

  /** The same, of which there is a later event. */
  Problem with(EventLine later) {
    return new Problem(rule, resource, home, pendingIn, opened, later, thread);
  }
}
