package io.signalbox.cli;

import io.signalbox.config.DocumentedSetting;
import io.signalbox.config.SettingsReference;
import io.signalbox.config.SettingsTables;
import io.signalbox.event.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signalbox settings}: the reference of the keys. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Lists the keys: type, default and what each does.")
final class SettingsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup private Form form = new Form();

  @Parameters(
      arity = "0..1",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Only keys that have this in their name.")
  private String text;

  private static final class Form {

    @Option(names = "--json", description = "Print all that is known of each key, as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print tables in Markdown.")
    private boolean markdown;

    @Option(
        names = "--update",
        paramLabel = "FILE",
        description =
            "Write these tables into a file, below its line \"" + SettingsTables.MARKER + "\".")
    private Path update;
  }

  @Override
  public Integer call() {
    List<DocumentedSetting> all = SettingsReference.read();
    List<DocumentedSetting> settings =
        all.stream().filter(each -> each.key().contains(text)).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (form.update != null) {
      UpdatedFile.write(form.update, old -> SettingsTables.update(old, all));
    } else if (form.json) {
      out.println(Json.MAPPER.valueToTree(settings).toPrettyString());
    } else if (form.markdown) {
      out.print(SettingsTables.of(settings));
    } else {
      settings.forEach(each -> out.print(description(each)));
    }
    out.flush();
    return 0;
  }

  private static String description(DocumentedSetting setting) {
    String aws =
        setting.aws().equals(setting.embedded()) ? "" : " (aws: %s)".formatted(setting.aws());
    return "%s=%s%s%n    %s%s; since %s%n    %s%n"
        .formatted(
            setting.key(),
            setting.embedded(),
            aws,
            setting.type(),
            setting.unit().isEmpty() ? "" : " of " + setting.unit(),
            setting.since(),
            setting.description());
  }
}
