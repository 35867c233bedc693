package io.signalbox.cli;

import io.signalbox.sources.CatalogueEntry;
import io.signalbox.sources.CatalogueTables;
import io.signalbox.sources.SourceCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox sources}: the catalogue. */
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description = "Lists the sources of routes.directory: name, event sources and what each says.")
final class SourcesCommand implements Callable<Integer> {

  @ParentCommand private SignalboxCommand signalbox;

  @Spec private CommandSpec spec;

  @ArgGroup private Form form = new Form();

  private static final class Form {

    @Option(
        names = "--markdown",
        description =
            "Print tables in Markdown, with the detail-types, and the states that the cases show.")
    private boolean markdown;

    @Option(
        names = "--update",
        paramLabel = "FILE",
        description =
            "Write these tables into a file, below its line \"" + CatalogueTables.MARKER + "\".")
    private Path update;
  }

  @Override
  public Integer call() {
    List<CatalogueEntry> entries =
        SourceCatalogue.read(signalbox.options().load().get("routes.directory"));
    PrintWriter out = spec.commandLine().getOut();
    if (form.update != null) {
      UpdatedFile.write(form.update, old -> CatalogueTables.update(old, entries));
    } else if (form.markdown) {
      out.print(CatalogueTables.of(entries));
    } else {
      entries.forEach(entry -> out.println(line(entry)));
    }
    out.flush();
    return 0;
  }

  private static String line(CatalogueEntry entry) {
    return "%-40s %s: %s"
        .formatted(
            entry.name(),
            String.join(", ", entry.sources()) + (entry.moreSources() ? ", …" : ""),
            entry.description());
  }
}
