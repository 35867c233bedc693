package io.signalbox.syslog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.intake.batch.WrittenEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Messages in the envelope of an event. */
final class SyslogEvents {

  static final String SOURCE = "syslog";
  static final String TYPE = "Syslog Message";

  private static final int LONGEST_HOST = 255;

  /** What an event has beside the message, which is in it twice, in bytes. */
  private static final int ENVELOPE_BYTES = 512;

  private static final SerializedString COMMA = new SerializedString(",");

  private final String site;
  private final SyslogParser parser;
  private final InstantSource clock;

  /** The first half of every id, so that those of two processes differ. */
  private final long process = new SecureRandom().nextLong();

  private final AtomicLong count = new AtomicLong();

  /** Of many messages a second, most have the time and the host of the one before. */
  private volatile Text<Instant> lastTime = new Text<>(Instant.EPOCH, Instant.EPOCH.toString());

  private volatile Text<String> lastResource;

  SyslogEvents(String site, ZoneId zone, InstantSource clock) {
    this.site = site;
    this.parser = new SyslogParser(zone);
    this.clock = clock;
    this.lastResource = new Text<>("localhost", resource("localhost"));
  }

  private record Text<T>(T of, String text) {}

  /** An event for each message, in their order. */
  WrittenEvents write(Frames frames) {
    List<Frames.Frame> list = frames.list();
    int bytes = list.stream().mapToInt(frame -> 2 * frame.bytes().length + ENVELOPE_BYTES).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes);
    try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.setRootValueSeparator(COMMA);
      for (Frames.Frame frame : list) {
        write(frame, json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be written", e);
    }
    return new WrittenEvents(out.toByteArray(), list.size());
  }

  /** The event of a message. */
  ObjectNode read(Frames.Frame frame) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(write(new Frames(List.of(frame))).json());
    } catch (IOException e) {
      throw new UncheckedIOException("what was written can always be read", e);
    }
  }

  private void write(Frames.Frame frame, JsonGenerator json) throws IOException {
    Instant now = clock.instant();
    SyslogMessage message = parser.parse(frame.bytes(), now);
    json.writeStartObject();
    put(json, Field.VERSION, "0");
    put(json, Field.ID, new UUID(process, count.incrementAndGet()).toString());
    put(json, Field.DETAIL_TYPE, TYPE);
    put(json, Field.SOURCE, SOURCE);
    put(json, Field.ACCOUNT, "");
    put(json, Field.TIME, message.time == null ? now.toString() : time(message.time));
    put(json, Field.REGION, site);
    json.writeFieldName(Field.RESOURCES);
    json.writeStartArray();
    json.writeString(resource(message.host, frame.origin().peer()));
    json.writeEndArray();
    json.writeFieldName(Field.DETAIL);
    json.writeStartObject();
    writeDetail(message, frame, json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private String time(Instant time) {
    Text<Instant> last = lastTime;
    if (!last.of().equals(time)) {
      last = new Text<>(time, time.toString());
      lastTime = last;
    }
    return last.text();
  }

  private String resource(String host, String peer) {
    String name = host != null ? host : peer != null ? peer : "unknown";
    Text<String> last = lastResource;
    if (!last.of().equals(name)) {
      last = new Text<>(name, resource(name));
      lastResource = last;
    }
    return last.text();
  }

  private String resource(String name) {
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

  private static void writeDetail(SyslogMessage message, Frames.Frame frame, JsonGenerator json)
      throws IOException {
    put(json, Field.FACILITY, Priority.facility(message.priority));
    put(json, Field.FACILITY_CODE, message.priority >> 3);
    put(json, Field.SEVERITY, Priority.severity(message.priority));
    put(json, Field.SEVERITY_CODE, message.priority & 7);
    put(json, Field.HOST, message.host);
    put(json, Field.APP, message.app);
    put(json, Field.PROCID, message.procid);
    put(json, Field.MSGID, message.msgid);
    if (message.structuredData != null) {
      json.writeFieldName(Field.STRUCTURED_DATA);
      json.writeTree(message.structuredData);
    }
    put(json, Field.MESSAGE, message.message);
    put(json, Field.RAW, message.raw);
    put(json, Field.PEER, frame.origin().peer());
    put(json, Field.TRANSPORT, frame.origin().transport());
    put(json, Field.TLS_SUBJECT, frame.origin().tlsSubject());
    put(json, Field.FORMAT, message.format.keyword);
    if (frame.truncated()) {
      json.writeFieldName(Field.TRUNCATED);
      json.writeBoolean(true);
    }
    put(json, Field.NOTE, message.note());
  }

  private static void put(JsonGenerator json, SerializedString field, String value)
      throws IOException {
    if (value != null) {
      json.writeFieldName(field);
      json.writeString(value);
    }
  }

  private static void put(JsonGenerator json, SerializedString field, int value)
      throws IOException {
    json.writeFieldName(field);
    json.writeNumber(value);
  }

  /** The names of the fields, escaped and encoded once. */
  private static final class Field {
    static final SerializedString VERSION = new SerializedString("version");
    static final SerializedString ID = new SerializedString("id");
    static final SerializedString DETAIL_TYPE = new SerializedString("detail-type");
    static final SerializedString SOURCE = new SerializedString("source");
    static final SerializedString ACCOUNT = new SerializedString("account");
    static final SerializedString TIME = new SerializedString("time");
    static final SerializedString REGION = new SerializedString("region");
    static final SerializedString RESOURCES = new SerializedString("resources");
    static final SerializedString DETAIL = new SerializedString("detail");
    static final SerializedString FACILITY = new SerializedString("facility");
    static final SerializedString FACILITY_CODE = new SerializedString("facility-code");
    static final SerializedString SEVERITY = new SerializedString("severity");
    static final SerializedString SEVERITY_CODE = new SerializedString("severity-code");
    static final SerializedString HOST = new SerializedString("host");
    static final SerializedString APP = new SerializedString("app");
    static final SerializedString PROCID = new SerializedString("procid");
    static final SerializedString MSGID = new SerializedString("msgid");
    static final SerializedString STRUCTURED_DATA = new SerializedString("structured-data");
    static final SerializedString MESSAGE = new SerializedString("message");
    static final SerializedString RAW = new SerializedString("raw");
    static final SerializedString PEER = new SerializedString("peer");
    static final SerializedString TRANSPORT = new SerializedString("transport");
    static final SerializedString TLS_SUBJECT = new SerializedString("tls-subject");
    static final SerializedString FORMAT = new SerializedString("format");
    static final SerializedString TRUNCATED = new SerializedString("truncated");
    static final SerializedString NOTE = new SerializedString("note");
  }
}
