package io.signalbox.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys {@code delivery.email.to.<name>}, of which there are as many as one likes: rules name
 * recipients, and only the configuration says where these are.
 */
public final class RecipientKeys {

  private static final Pattern KEY =
      Pattern.compile("delivery\\.email\\.to\\.([A-Za-z0-9_-]{1,64})");

  private RecipientKeys() {}

  /** Whether a key is that of a recipient, whatever the name. */
  public static boolean isOne(String key) {
    return KEY.matcher(key).matches();
  }

  /** The mail addresses of each recipient, divided by commas, by the name. */
  public static Map<String, String> byName(Settings settings) {
    Map<String, String> recipients = new TreeMap<>();
    settings
        .asMap()
        .forEach(
            (key, value) -> {
              Matcher matcher = KEY.matcher(key);
              if (matcher.matches()) {
                recipients.put(matcher.group(1), value);
              }
            });
    return recipients;
  }
}
