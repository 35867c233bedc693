package io.signalbox.cli;

import io.signalbox.authoring.Sample;
import io.signalbox.authoring.TextFile;
import io.signalbox.config.Settings;
import io.signalbox.event.Text;
import io.signalbox.notification.group.SilenceDesk;
import io.signalbox.preview.Preview;
import io.signalbox.runtime.Logging;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox preview}: the words that people would be sent about an event. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description =
        "Prints subject and text of the notifications that an event would give, by the real routes"
            + " and templates, and which silences would have none of it told now. Nothing is sent."
            + " Ends with exit code 0 if there is one, 1 if there"
            + " is none.")
final class PreviewCommand implements Callable<Integer> {

  private static final int LONGEST_LINE = 1024;
  private static final int LONGEST_TEXT = 100_000;

  @ParentCommand private SignalboxCommand signalbox;

  @Option(
      names = "--event",
      required = true,
      paramLabel = "FILE",
      description = "An EventBridge event or a CloudEvent; - for standard input.")
  private String event;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description = "Only what the rule of this name tells of it.")
  private String rule;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Where to write the HTML of the mail; that of a second notification goes to FILE.2, and"
              + " so on.")
  private Path html;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Logging.level("ERROR");
    Settings settings = signalbox.options().load();
    Preview preview = Preview.of(settings, Sample.read(event, System.in).event());
    PrintWriter out = spec.commandLine().getOut();
    tellOfSilences(settings, preview, out);
    List<Preview.Words> all = wanted(preview);
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) {
        out.println("---");
      }
      print(all.get(i), out);
      if (html != null) {
        TextFile.write(numbered(i + 1), all.get(i).html());
      }
    }
    tellOfNone(preview, all.isEmpty(), out);
    out.flush();
    return all.isEmpty() ? 1 : 0;
  }

  private void tellOfSilences(Settings settings, Preview preview, PrintWriter out) {
    try {
      SilenceDesk.of(settings)
          .taking(preview.events())
          .forEach(
              (silence, end) ->
                  out.printf(
                      "Silenced until %s by %s of %s: %s%n",
                      end, silence.id(), silence.author(), silence.reason()));
    } catch (IOException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("signalbox: silences left out: " + Text.line(e.getMessage()));
      err.flush();
    }
  }

  private static void print(Preview.Words words, PrintWriter out) {
    out.println("Subject: " + Text.line(words.subject(), LONGEST_LINE));
    out.println();
    out.println(Text.lines(words.text(), LONGEST_TEXT));
  }

  private List<Preview.Words> wanted(Preview preview) {
    return preview.words().stream()
        .filter(each -> rule == null || rule.equals(each.rule()))
        .toList();
  }

  private void tellOfNone(Preview preview, boolean none, PrintWriter out) {
    preview
        .deadLetters()
        .forEach(each -> out.println("dead letter: " + Text.line(each, LONGEST_LINE)));
    if (none && preview.deadLetters().isEmpty()) {
      out.println("no notification: " + reason(preview));
    }
  }

  private String reason(Preview preview) {
    if (!preview.words().isEmpty()) {
      return "the rule %s does not tell of it, but %s"
          .formatted(
              Text.line(rule),
              preview.words().stream()
                  .map(Preview.Words::rule)
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    return preview.events().isEmpty()
        ? "channel.ignore.patterns has the event ignored"
        : "no rule takes the event";
  }

  private Path numbered(int number) {
    return number == 1 ? html : Path.of(html + "." + number);
  }
}
