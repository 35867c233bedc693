package io.signalbox.syslog;

import java.util.HashMap;
import java.util.Map;

/**
 * The words that senders have for time zones. Where a word has several meanings it is that of the
 * most senders: CST and EST are American, IST is India, BST is Britain.
 */
final class ZoneWords {

  static final int LONGEST = 5;

  private static final Map<String, Integer> MINUTES = new HashMap<>();

  static {
    put(0, "UTC", "GMT", "WET", "Z");
    put(60, "CET", "MET", "WEST", "BST");
    put(120, "CEST", "MEST", "EET", "SAST");
    put(180, "EEST", "MSK");
    put(240, "GST");
    put(330, "IST");
    put(420, "WIB", "ICT");
    put(480, "SGT", "HKT", "AWST");
    put(540, "JST", "KST");
    put(600, "AEST");
    put(660, "AEDT");
    put(720, "NZST");
    put(780, "NZDT");
    put(-180, "BRT", "ART", "ADT");
    put(-240, "AST", "EDT");
    put(-300, "EST", "CDT");
    put(-360, "CST", "MDT");
    put(-420, "MST", "PDT");
    put(-480, "PST", "AKDT");
    put(-540, "AKST");
    put(-600, "HST");
  }

  private ZoneWords() {}

  private static void put(int minutes, String... words) {
    for (String word : words) {
      MINUTES.put(word, minutes);
    }
  }

  /** How many seconds the zone is ahead of UTC, or null for a word that is none. */
  static Integer offsetSeconds(String word) {
    Integer minutes = MINUTES.get(word);
    return minutes == null ? null : minutes * 60;
  }
}
