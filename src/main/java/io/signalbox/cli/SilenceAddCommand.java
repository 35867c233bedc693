package io.signalbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.delivery.Author;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.Text;
import io.signalbox.notification.group.SilenceDesk;
import io.signalbox.notification.silence.InvalidSilenceException;
import io.signalbox.notification.silence.SilenceForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox silence add}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description =
        "Has people told nothing of the events that a pattern takes, and prints the silence's name."
            + " What is silenced is counted; problems that are still there when it ends are told"
            + " then.")
final class SilenceAddCommand implements Callable<Integer> {

  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,5})([mhd])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);
  private static final int NAME_LENGTH = 8;

  /** When it ends. */
  static final class End {
    @Option(
        names = "--for",
        required = true,
        paramLabel = "SPAN",
        description = "How long it is on: a number and m, h or d, such as 90m.")
    private String span;

    @Option(
        names = "--until",
        required = true,
        paramLabel = "TIME",
        description = "When it ends, with the zone: 2026-01-05T22:00:00+01:00.")
    private String time;
  }

  @ParentCommand private SilenceCommand parent;

  @Spec private CommandSpec spec;

  @Option(
      names = "--pattern",
      required = true,
      paramLabel = "JSON",
      description =
          "An event pattern on the standard event, such as {\"source\": [\"aws.rds\"], \"account\":"
              + " [\"111122223333\"]}.")
  private String pattern;

  @ArgGroup(multiplicity = "1")
  private End end;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "When it begins; now where it is not given.")
  private String from;

  @Option(
      names = "--author",
      defaultValue = "${sys:user.name}",
      paramLabel = "WHO",
      description =
          "Who is told before it ends: the name of a recipient (delivery.email.to.<name>), or an"
              + " address in delivery.email.domains. By default, the user's name.")
  private String author;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Override
  public Integer call() throws IOException {
    ObjectNode silence = silence();
    try {
      SilenceForm.read(silence);
    } catch (InvalidSilenceException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    Settings settings = parent.settings();
    JsonNode added = SilenceDesk.of(settings).add(silence);
    PrintWriter out = spec.commandLine().getOut();
    out.println(SilenceText.line(added));
    out.flush();
    if (!new Author(settings).isReached(author)) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          "signalbox: %s is no recipient of mail; that it ends will be told to all of"
              + " delivery.email.to%n",
          Text.line(author));
      err.flush();
    }
    return 0;
  }

  private ObjectNode silence() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ObjectNode silence = Json.MAPPER.createObjectNode();
    silence.put("name", UUID.randomUUID().toString().substring(0, NAME_LENGTH));
    silence.set("pattern", pattern());
    silence.put("start", from == null ? now.toString() : from);
    silence.put("end", end.time == null ? end(now) : end.time);
    silence.put("author", author);
    silence.put("reason", reason);
    return silence;
  }

  private JsonNode pattern() {
    try {
      return Json.read(pattern);
    } catch (InvalidEventException e) {
      throw new ParameterException(spec.commandLine(), "pattern: " + e.getMessage());
    }
  }

  /** From its beginning, whether that is now or later; a bad one is told of where it is read. */
  private String end(Instant now) {
    Matcher matcher = SPAN.matcher(end.span);
    if (!matcher.matches()) {
      throw new ParameterException(
          spec.commandLine(), "--for: must be a number and m, h or d, such as 90m");
    }
    long number = Long.parseLong(matcher.group(1));
    return begin(now).plus(number, UNITS.get(matcher.group(2))).toString();
  }

  private Instant begin(Instant now) {
    try {
      return from == null ? now : OffsetDateTime.parse(from).toInstant();
    } catch (DateTimeException e) {
      return now;
    }
  }
}
