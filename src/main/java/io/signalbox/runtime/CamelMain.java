package io.signalbox.runtime;

import io.signalbox.channel.IgnorePatterns;
import io.signalbox.channel.IgnoreTag;
import io.signalbox.config.RecipientKeys;
import io.signalbox.config.RecipientNames;
import io.signalbox.config.Settings;
import io.signalbox.delivery.Addressees;
import io.signalbox.delivery.EmailDomains;
import io.signalbox.delivery.EmailRecipients;
import io.signalbox.event.Json;
import io.signalbox.jq.SafeJqLanguage;
import io.signalbox.notification.Templates;
import io.signalbox.schedule.Schedules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListener;

/** Camel as Signalbox sets it up, with all that routes need and that reaches nothing outside. */
public final class CamelMain {

  private CamelMain() {}

  /**
   * Makes ready to start some of the route files; one that is bad keeps them all from it.
   *
   * @param routes the URIs that Camel loads the files from
   * @throws io.signalbox.config.SettingsException for a key whose value is of no use
   */
  public static Main of(Settings settings, Collection<String> routes) {
    return of(settings, RouteLoader.ofAll(settings, routes));
  }

  /** With these listeners before the one that loads the routes. */
  static IndexedMain of(Settings settings, RouteLoader routes, MainListener... first) {
    IndexedMain main = new IndexedMain();
    List.of(first).forEach(main::addMainListener);
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(new HashMap<>(settings.asMap()));
    main.addMainListener(routes);
    main.bind("attributes", HeaderFilters.messageAttributes());
    main.bind("deadLetterAttributes", HeaderFilters.deadLetterAttributes());
    main.bind("httpHeaders", HeaderFilters.http());
    main.bind("jq-language", new SafeJqLanguage());
    main.bind("ignorePatterns", new IgnorePatterns(settings));
    main.bind("ignoreTag", IgnoreTag.none());
    main.bind("json", Json.MAPPER);
    Schedules.requireCron(settings, "notifications.summary.cron");
    main.bind("schedules", new Schedules(settings));
    main.bind("templates", Templates.configuration(settings));
    main.bind(
        "emailRecipients",
        new EmailRecipients(RecipientKeys.byName(settings), EmailDomains.of(settings)));
    main.bind("recipientNames", new RecipientNames(settings));
    main.bind("addressees", new Addressees(settings));
    return main;
  }
}
