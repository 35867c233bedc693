package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;

/**
 * A notification that is made and not published yet. It stays what it is, whatever comes after it:
 * where it is published twice, it is the same.
 *
 * @param seq its place among all
 * @param id its id; see {@link NoticeId}
 * @param lane what it must not overtake another one of
 * @param content what it says; see {@link Contents}
 * @param tries how often it could not be published
 */
record Notice(long seq, String id, String rule, String lane, String content, int tries) {

  /**
   * The same, in the plainest words, as its own cannot be published.
   *
   * @param reason why
   */
  Notice inPlainWords(String reason) {
    ObjectNode changed = (ObjectNode) Json.read(content);
    changed.put("template", "plain");
    changed.put("failure", reason);
    return new Notice(seq, id, rule, lane, changed.toString(), tries);
  }
}
