package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.notification.silence.Silence;
import io.signalbox.notification.silence.SilenceFile;
import io.signalbox.notification.silence.SilenceForm;
import io.signalbox.notification.silence.SilenceSet;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The silences, for commands: in the database itself, or where a process has its file open by
 * asking that process.
 */
public final class SilenceDesk {

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final Database database;
  private final SilenceFile file;
  private final InstantSource clock;
  private final Duration longest;

  private SilenceDesk(Database database, SilenceFile file, InstantSource clock, Duration longest) {
    this.database = database;
    this.file = file;
    this.clock = clock;
    this.longest = longest;
  }

  /**
   * The one of the settings.
   *
   * @throws io.signalbox.config.SettingsException where the file of silences, or the password of
   *     the database, cannot be read
   */
  public static SilenceDesk of(Settings settings) {
    InstantSource clock = InstantSource.system();
    return new SilenceDesk(
        Database.of(settings), SilenceFile.of(settings, clock), clock, LONGEST_ANSWER);
  }

  static SilenceDesk of(Database database, InstantSource clock, Duration longest) {
    return new SilenceDesk(database, SilenceFile.none(), clock, longest);
  }

  /**
   * Adds a silence, and returns it as it is listed.
   *
   * @param silence as {@link io.signalbox.notification.silence.SilenceForm} reads it
   * @throws SilenceRefusedException where it cannot be used
   */
  public JsonNode add(JsonNode silence) throws IOException {
    ObjectNode request = request("add");
    request.set("silence", silence);
    return ask(request).get(0);
  }

  /**
   * Ends a silence now.
   *
   * @throws SilenceRefusedException where there is none of that name, or it is one of the file
   */
  public JsonNode expire(String name) throws IOException {
    return ask(request("expire").put("name", name)).get(0);
  }

  /** All silences, those included that ended within the last 30 days. */
  public JsonNode list() throws IOException {
    return ask(request("list"));
  }

  /**
   * The silences that are on now and take one of some standard events, and when each ends. Where
   * there is no database yet, none is made.
   */
  public Map<Silence, Instant> taking(List<Map<String, Object>> events) throws IOException {
    Instant now = clock.instant();
    SilenceSet all = new SilenceSet(database.isThere() ? stored() : file.silences());
    Map<Silence, Instant> taking = new LinkedHashMap<>();
    for (Map<String, Object> event : events) {
      for (Silence each : all.of(EventLine.of(event, now).toEvent(), now)) {
        taking.put(each, each.endsAfter(now).orElse(now));
      }
    }
    return taking;
  }

  private List<Silence> stored() throws IOException {
    List<Silence> silences = new ArrayList<>();
    for (JsonNode each : list()) {
      silences.add(SilenceForm.read(((ObjectNode) each).remove(SilenceRegister.ADDED)));
    }
    return silences;
  }

  private static ObjectNode request(String what) {
    return Json.MAPPER.createObjectNode().put("do", what);
  }

  private JsonNode ask(JsonNode request) throws IOException {
    JsonNode answer = answer(request);
    if (answer.has("error")) {
      throw new SilenceRefusedException(answer.get("error").asText());
    }
    return answer.path("silences");
  }

  private JsonNode answer(JsonNode request) throws IOException {
    Optional<JsonNode> answer = look(request);
    if (answer.isEmpty()) {
      answer = askProcess(database.mailbox().get(), request);
    }
    if (answer.isEmpty()) {
      // the process may have ended meanwhile
      answer = look(request);
    }
    return answer.orElseThrow(
        () ->
            new IOException(
                "the running Signalbox that has the database open has not answered within %d s;"
                        .formatted(longest.toSeconds())
                    + " nothing was changed"));
  }

  /** Empty where a process that can be asked has the database open. */
  private Optional<JsonNode> look(JsonNode request) throws StoreException {
    try (Store store = new Store(database, true)) {
      return Optional.of(new SilenceRegister(store, file, clock).open(request));
    } catch (StoreException e) {
      if (!e.isOpenElsewhere() || database.mailbox().isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<JsonNode> askProcess(Mailbox mailbox, JsonNode request) throws IOException {
    try {
      return mailbox.ask(request, longest);
    } catch (NoSuchFileException e) {
      throw new IOException("another process than Signalbox has the database open", e);
    }
  }
}
