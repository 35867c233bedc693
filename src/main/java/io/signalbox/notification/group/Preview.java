package io.signalbox.notification.group;

import java.util.List;

/** Where nothing is kept: an event is told at once, by each rule by itself. */
final class Preview {

  private Preview() {}

  /** Hands the notifications of an event to the consumers, and fails as they do. */
  static void handOut(Arrival arrival, List<GroupConsumer> consumers) throws Exception {
    for (RuleOptions rule : arrival.rules()) {
      Pending pending = new Pending();
      pending.add(arrival.event(), rule.maxRows());
      String id = NoticeId.next(null);
      String content = Contents.ofPending(id, rule, pending).toString();
      for (GroupConsumer consumer : consumers) {
        consumer.handOut(new Notice(0, id, rule.name(), "", content, 0));
      }
    }
  }
}
