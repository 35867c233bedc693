package io.signalbox.check;

import freemarker.template.Configuration;
import io.signalbox.config.RecipientNames;
import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.event.Text;
import io.signalbox.notification.Runbook;
import io.signalbox.notification.Templates;
import io.signalbox.notification.group.RuleForm;
import io.signalbox.yaml.YamlNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * That a rule of the notifications ends at the groups, has the name of its file, wants what there
 * is, and names recipients that the configuration has and templates that can be read.
 */
final class RuleCheck implements RouteCheck {

  private static final String FOLDER = "notifications";
  private static final String BEGIN = "bus:notifications";
  private static final String END = "group:notifications";
  private static final List<String> FORMED = List.of("by", "recipients", Runbook.TEXT, Runbook.URL);

  private final Settings settings;
  private final RecipientNames recipients;
  private final Configuration templates;

  RuleCheck(Settings settings) {
    this.settings = settings;
    this.recipients = new RecipientNames(settings);
    this.templates = Templates.configuration(settings);
  }

  @Override
  public void check(RouteDocument document, Problems problems) {
    if (document.file().folder().equals(FOLDER)) {
      document.routes().stream()
          .filter(RuleCheck::isRule)
          .forEach(route -> check(document, route, problems));
    }
  }

  /** A fallback is what becomes of events that no rule takes. */
  private static boolean isRule(YamlNode route) {
    return EndpointUse.in(route).stream()
        .filter(EndpointUse::consumer)
        .anyMatch(use -> use.uri().text().equals(BEGIN) && use.parameters().containsKey("pattern"));
  }

  private void check(RouteDocument document, YamlNode route, Problems problems) {
    List<EndpointUse> ends = EndpointUse.in(route).stream().filter(use -> !use.consumer()).toList();
    for (EndpointUse use : ends) {
      String uri = use.uri().text();
      if (!uri.equals(END) && uri.matches("(direct|bus|group):.*")) {
        problems.add(document, use.uri(), "a rule names no other route than %s: %s", END, uri);
      }
    }
    if (ends.isEmpty() || !ends.get(ends.size() - 1).uri().text().equals(END)) {
      problems.add(document, route, "a rule ends at %s", END);
      return;
    }
    checkEnd(document, ends.get(ends.size() - 1), problems);
  }

  private void checkEnd(RouteDocument document, EndpointUse end, Problems problems) {
    String name = value(end, "rule", "");
    if (!name.equals(document.file().name())) {
      problems.add(
          document,
          end.parameters().getOrDefault("rule", end.uri()),
          "rule: must be that of the file, %s",
          document.file().name());
    }
    for (String option : FORMED) {
      RuleForm.problem(option, value(end, option, ""))
          .ifPresent(problem -> add(document, end.parameters().get(option), problem, problems));
    }
    checkLines(document, end, problems);
    checkRecipients(document, end, problems);
    checkTemplates(document, end, problems);
  }

  /** Camel would make one line of those that a key has. */
  private void checkLines(RouteDocument document, EndpointUse end, Problems problems) {
    YamlNode text = end.parameters().get(Runbook.TEXT);
    if (text != null
        && !text.text().contains("\n")
        && RouteKeys.resolve(settings, text.text()).contains("\n")) {
      add(document, text, "runbook: must be one line, in which \\n begins another", problems);
    }
  }

  /** Says where the value is from, too. */
  private void add(RouteDocument document, YamlNode at, String problem, Problems problems) {
    String keys =
        RouteKeys.keys(at.text()).stream()
            .map(key -> " (%s, %s)".formatted(key, settings.origin(key)))
            .collect(Collectors.joining());
    problems.add(document, at, "%s%s", problem, keys);
  }

  private void checkRecipients(RouteDocument document, EndpointUse end, Problems problems) {
    recipients
        .problem(value(end, "recipients", ""))
        .ifPresent(
            problem -> problems.add(document, end.parameters().get("recipients"), "%s", problem));
  }

  private void checkTemplates(RouteDocument document, EndpointUse end, Problems problems) {
    String template = value(end, "template", "notification");
    for (String file : List.of(template + ".subject.ftl", template + ".txt.ftl")) {
      try {
        templates.getTemplate(file);
      } catch (IOException e) {
        problems.add(
            document,
            end.parameters().getOrDefault("template", end.uri()),
            "template: %s",
            Text.line(e.getMessage()));
      }
    }
  }

  private String value(EndpointUse use, String option, String otherwise) {
    YamlNode node = use.parameters().get(option);
    return node == null ? otherwise : RouteKeys.resolve(settings, node.text());
  }
}
