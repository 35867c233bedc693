package io.signalbox.syslog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What a parser made of a message. Whatever a message does not say is null. */
final class SyslogMessage {

  /** How a message is written. */
  enum Format {
    RFC5424("rfc5424"),
    RFC3164("rfc3164"),
    PLAIN("plain");

    final String keyword;

    Format(String keyword) {
      this.keyword = keyword;
    }
  }

  final String raw;
  Format format = Format.RFC3164;
  int priority = Priority.DEFAULT;
  Instant time;
  String host;
  String app;
  String procid;
  String msgid;
  ObjectNode structuredData;
  String message = "";
  private String note;

  SyslogMessage(String raw) {
    this.raw = raw;
  }

  /** Adds what is odd about the message. */
  void note(String text) {
    note = note == null ? text : note + "; " + text;
  }

  /** What is odd about the message, or null. */
  String note() {
    return note;
  }
}
