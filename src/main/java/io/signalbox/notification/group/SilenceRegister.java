package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.event.Text;
import io.signalbox.notification.silence.InvalidSilenceException;
import io.signalbox.notification.silence.Silence;
import io.signalbox.notification.silence.SilenceFile;
import io.signalbox.notification.silence.SilenceForm;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code signalbox silence} asks for: <code>{do: add, silence}</code>, <code>
 * {do: expire, name}
 * </code> or <code>{do: list}</code>. The answer is <code>{error}</code> or <code>{silences}</code>
 * : the one that was added or expired, or all; each as {@link SilenceForm} reads it, and with
 * {@code origin, status, silenced} and {@code latest}.
 */
final class SilenceRegister {

  /** What a silence of an answer has beside what it says itself. */
  static final List<String> ADDED = List.of("origin", "status", "silenced", "latest");

  private final Store store;
  private final SilenceFile file;
  private final InstantSource clock;

  SilenceRegister(Store store, SilenceFile file, InstantSource clock) {
    this.store = store;
    this.file = file;
    this.clock = clock;
  }

  /**
   * Answers; a request that has been answered before changes nothing more.
   *
   * @throws StoreException where another process has the database open, as a command for a moment
   */
  JsonNode answer(JsonNode request) throws StoreException {
    try {
      return open(request);
    } catch (StoreException e) {
      if (e.isOpenElsewhere()) {
        throw e;
      }
      return error(e.getMessage());
    }
  }

  /**
   * Answers as {@link #answer}.
   *
   * @throws StoreException where the database cannot
   */
  JsonNode open(JsonNode request) throws StoreException {
    try {
      return switch (request.path("do").asText()) {
        case "add" -> add(SilenceForm.read(request.path("silence")));
        case "expire" -> expire(request.path("name").asText());
        case "list" -> store.read(connection -> list(connection, each -> true));
        default -> error("a request that is none");
      };
    } catch (InvalidSilenceException e) {
      return error(e.getMessage());
    }
  }

  private JsonNode add(Silence silence) throws StoreException {
    if (silence.end() == null || silence.isOver(clock.instant())) {
      throw new InvalidSilenceException("end", "is missing or over already");
    }
    return store.transact(
        connection -> {
          new SilenceTable(connection).insert(silence);
          return list(connection, each -> each.id().equals(silence.id()));
        });
  }

  private JsonNode expire(String name) throws StoreException {
    if (file.silences().stream().anyMatch(each -> each.id().equals(name))) {
      return error("%s: is in %s, and ends there".formatted(Text.line(name), SilenceFile.KEY));
    }
    return store.transact(connection -> expire(connection, name));
  }

  private JsonNode expire(Connection connection, String name) throws SQLException {
    Instant now = clock.instant();
    SilenceTable table = new SilenceTable(connection);
    Optional<Silence> silence =
        table.documents(Instant.EPOCH).stream()
            .map(SilenceTable::read)
            .filter(each -> each.id().equals(name))
            .findFirst();
    if (silence.isEmpty()) {
      return error(Text.line(name) + ": no such silence");
    }
    if (!silence.get().isOver(now)) {
      table.expire(silence.get(), now);
      SilencedProblems.recheck(connection, now);
    }
    return list(connection, each -> each.id().equals(name));
  }

  private interface Wanted {
    boolean is(Silence silence);
  }

  private JsonNode list(Connection connection, Wanted wanted) throws SQLException {
    Map<String, SilenceCounts.Count> counts = new SilenceCounts(connection).all();
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode silences = answer.putArray("silences");
    Stream<Silence> stored =
        new SilenceTable(connection).documents(Instant.EPOCH).stream().map(SilenceTable::read);
    file.silences().stream()
        .filter(wanted::is)
        .forEach(each -> silences.add(described(each, "file", counts)));
    stored.filter(wanted::is).forEach(each -> silences.add(described(each, "command", counts)));
    return answer;
  }

  private ObjectNode described(
      Silence silence, String origin, Map<String, SilenceCounts.Count> counts) {
    Instant now = clock.instant();
    ObjectNode described = silence.document().deepCopy();
    described.put("origin", origin);
    boolean on = silence.endsAfter(now).isPresent();
    described.put("status", silence.isOver(now) ? "over" : on ? "on" : "waiting");
    SilenceCounts.Count count = counts.get(silence.id());
    described.put("silenced", count == null ? 0 : count.count());
    if (count != null) {
      described.set("latest", Json.MAPPER.valueToTree(count.latest()));
    }
    return described;
  }

  private static JsonNode error(String reason) {
    return Json.MAPPER.createObjectNode().put("error", reason);
  }
}
