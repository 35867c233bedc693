package io.signalbox.syslog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Messages in the envelope of an event. */
final class SyslogEvents {

  static final String SOURCE = "syslog";
  static final String TYPE = "Syslog Message";

  private static final int LONGEST_HOST = 255;

  private final String site;
  private final SyslogParser parser;
  private final InstantSource clock;

  /** The first half of every id, so that those of two processes differ. */
  private final long process = new SecureRandom().nextLong();

  private final AtomicLong count = new AtomicLong();

  SyslogEvents(String site, ZoneId zone, InstantSource clock) {
    this.site = site;
    this.parser = new SyslogParser(zone);
    this.clock = clock;
  }

  /** An array of events, one for each message, in their order. */
  ArrayNode read(Frames frames) {
    ArrayNode events = Json.MAPPER.createArrayNode();
    frames.list().forEach(frame -> events.add(read(frame)));
    return events;
  }

  /** The event of a message. */
  ObjectNode read(Frames.Frame frame) {
    Instant now = clock.instant();
    SyslogMessage message = parser.parse(frame.bytes(), now);
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0");
    event.put("id", new UUID(process, count.incrementAndGet()).toString());
    event.put("detail-type", TYPE);
    event.put("source", SOURCE);
    event.put("account", "");
    event.put("time", (message.time == null ? now : message.time).toString());
    event.put("region", site);
    event.putArray("resources").add(resource(message.host, frame.origin().peer()));
    event.set("detail", detail(message, frame));
    return event;
  }

  private String resource(String host, String peer) {
    String name = host != null ? host : peer != null ? peer : "unknown";
    return "arn:onprem:syslog:" + site + "::host/" + safe(name);
  }

  /** The claim with a - for whatever an ARN of a host has no place for. */
  private static String safe(String name) {
    int length = Math.min(name.length(), LONGEST_HOST);
    StringBuilder safe = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char each = name.charAt(i);
      boolean plain = Cursor.isLetter(each) || Cursor.isDigit(each) || "._:-".indexOf(each) >= 0;
      safe.append(plain ? each : '-');
    }
    return safe.toString();
  }

  private static ObjectNode detail(SyslogMessage message, Frames.Frame frame) {
    ObjectNode detail = Json.MAPPER.createObjectNode();
    detail.put("facility", Priority.facility(message.priority));
    detail.put("facility-code", message.priority >> 3);
    detail.put("severity", Priority.severity(message.priority));
    detail.put("severity-code", message.priority & 7);
    put(detail, "host", message.host);
    put(detail, "app", message.app);
    put(detail, "procid", message.procid);
    put(detail, "msgid", message.msgid);
    if (message.structuredData != null) {
      detail.set("structured-data", message.structuredData);
    }
    detail.put("message", message.message);
    detail.put("raw", message.raw);
    put(detail, "peer", frame.origin().peer());
    put(detail, "transport", frame.origin().transport());
    put(detail, "tls-subject", frame.origin().tlsSubject());
    detail.put("format", message.format.keyword);
    if (frame.truncated()) {
      detail.put("truncated", true);
    }
    put(detail, "note", message.note());
    return detail;
  }

  private static void put(ObjectNode detail, String field, String value) {
    if (value != null) {
      detail.put(field, value);
    }
  }
}
