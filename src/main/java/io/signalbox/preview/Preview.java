package io.signalbox.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.Settings;
import io.signalbox.intake.SnsNotification;
import io.signalbox.runtime.CamelMain;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.main.Main;

/**
 * What people would be told of an event, by the real routes of the sources, the notifications and
 * the mail. Nothing leaves the process.
 *
 * @param words the notifications, as mails
 * @param deadLetters why it, or what came of it, would be a dead letter
 * @param events the standard events that came of it and go on to the rules
 */
public record Preview(
    List<Words> words, List<String> deadLetters, List<Map<String, Object>> events) {

  /**
   * One notification.
   *
   * @param rule the name of the rule that tells so
   * @param subject the mail's subject
   * @param text its text part
   * @param html its HTML part
   */
  public record Words(String rule, String subject, String text, String html) {}

  private static final String DEAD_LETTERS = "channel.org-resource-events-notification.dead-letter";

  /** The notifications' routes that begin or end at a channel, or by the clock. */
  private static final Set<String> OUTSIDE =
      Set.of("org-resource-events-messaging", "org-resource-events-notification", "summary");

  /**
   * Previews an event, its envelope complete.
   *
   * @throws io.signalbox.config.SettingsException for whatever is wrong in the configuration
   * @throws RuntimeException where a route cannot start
   */
  public static Preview of(Settings settings, JsonNode event) {
    Settings own = settings.with(Map.of(DEAD_LETTERS, PreviewRoutes.DEAD_LETTER));
    List<String> files =
        RouteFiles.find(settings.get("routes.directory")).texts().keySet().stream()
            .filter(uri -> isNeeded(RouteFileName.of(uri)))
            .toList();
    PreviewRoutes routes = new PreviewRoutes();
    Main main = CamelMain.of(own, files);
    main.bind("snsNotification", new SnsNotification());
    main.configure().addRoutesBuilder(routes);
    try {
      main.start();
      main.getCamelContext().createProducerTemplate().sendBody(PreviewRoutes.IN, event);
    } finally {
      main.stop();
    }
    return new Preview(routes.words(), routes.deadLetters(), routes.events());
  }

  private static boolean isNeeded(RouteFileName file) {
    return switch (file.folder()) {
      case "sources" -> file.isSource();
      case "errors" -> true;
      case "channel" -> file.name().equals("standard-events");
      case "notifications" -> !OUTSIDE.contains(file.name());
      case "delivery" -> file.name().equals("email-message");
      default -> false;
    };
  }
}
