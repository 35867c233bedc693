package io.signalbox.check;

import io.signalbox.config.Settings;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is wrong with the route files of {@code routes.directory} and their cases.
 *
 * @param routes how many routes there are
 * @param files how many route files
 * @param cases how many cases
 * @param problems all that is wrong, by file and line
 */
public record CheckReport(int routes, int files, int cases, List<Problem> problems) {

  /**
   * Checks the files and runs the cases. Nothing is listened to and nothing outside is called.
   *
   * @throws io.signalbox.config.SettingsException where there are no route files
   * @throws RuntimeException where the routes of the sources do not start, though their files look
   *     right
   */
  public static CheckReport of(Settings settings) {
    String directory = settings.get("routes.directory");
    Map<String, String> texts = RouteFiles.find(directory).texts();
    Problems problems = new Problems();
    int routes = new RoutesCheck(settings).check(texts, problems);
    CasesCheck cases = new CasesCheck(settings);
    cases.read(texts.keySet(), problems);
    new StatedSchemaCheck(directory).check(texts, problems);
    SilencesCheck.check(settings, problems);
    try {
      cases.run(problems);
    } catch (RuntimeException e) {
      if (problems.isEmpty()) {
        throw e;
      }
      problems.add(
          new Problem(directory, 0, "the cases were not run, since the routes do not start"));
    }
    return new CheckReport(routes, texts.size(), cases.count(), problems.list());
  }

  /**
   * What is wrong with one route file, whether it lies there yet or not. No case runs.
   *
   * @param uri the URI that Camel would load it from
   */
  public static List<Problem> ofFile(Settings settings, String uri, String text) {
    Problems problems = new Problems();
    new RoutesCheck(settings).check(Map.of(uri, text), problems);
    // a key may be one that another route names
    String path = RouteFileName.of(uri).path();
    return problems.list().stream().filter(each -> each.file().equals(path)).toList();
  }

  /** This report with more problems. */
  public CheckReport with(List<Problem> more) {
    List<Problem> all = Stream.concat(problems.stream(), more.stream()).sorted().toList();
    return new CheckReport(routes, files, cases, all);
  }

  /** The outcome in one line. */
  public String summary() {
    return "%s in %s, %s: %s"
        .formatted(
            count(routes, "route"),
            count(files, "file"),
            count(cases, "case"),
            problems.isEmpty() ? "all well" : count(problems.size(), "problem"));
  }

  private static String count(int number, String noun) {
    return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
  }
}
