package io.signalbox.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do about that of which a rule tells, as the rule says it, and never an event.
 *
 * @param text plain text of some lines, or empty
 * @param url an https URL of a page that says it, or empty
 */
public record Runbook(String text, String url) {

  /** No word of what to do. */
  public static final Runbook NONE = new Runbook("", "");

  /** The option of a rule, and the field of a notification, with the URL. */
  public static final String URL = "runbookUrl";

  /** The same with the text. */
  public static final String TEXT = "runbook";

  private static final int LONGEST = 1000;

  /** No user, which a reader may take for the host, and nothing that any markup knows. */
  private static final Pattern HTTPS =
      Pattern.compile(
          "https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?"
              + "(?:[/?#][A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*)?");

  /**
   * What is wrong with a value, in one line.
   *
   * @param option {@value #TEXT} or {@value #URL}
   */
  public static Optional<String> problem(String option, String value) {
    if (value.isEmpty() || (option.equals(URL) ? isUrl(value) : value.length() <= LONGEST)) {
      return Optional.empty();
    }
    String wanted =
        option.equals(URL)
            ? "an https URL of at most %d characters without a user"
            : "a text of at most %d characters";
    return Optional.of(
        "%s=%s: must be %s".formatted(option, Text.line(value, 100), wanted.formatted(LONGEST)));
  }

  /** What a notification says of it, of which others may be the authors: what is no URL is none. */
  public static Runbook of(JsonNode json) {
    String url = json.path("url").asText();
    return new Runbook(
        Text.lines(json.path("text").asText(), LONGEST), isUrl(url) ? url : NONE.url());
  }

  /** Whether there is nothing to say. */
  public boolean saysNothing() {
    return text.isEmpty() && url.isEmpty();
  }

  private static boolean isUrl(String value) {
    return value.length() <= LONGEST && HTTPS.matcher(value).matches();
  }
}
