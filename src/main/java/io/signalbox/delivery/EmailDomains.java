package io.signalbox.delivery;

import io.signalbox.config.Settings;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The domains that notifications may name addresses in, by {@code delivery.email.domains}. */
public final class EmailDomains {

  private static final String KEY = "delivery.email.domains";

  /** Nothing that would need quoting, in a header or a list. */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@([A-Za-z0-9.-]{1,190})");

  private final Set<String> domains;

  private EmailDomains(Set<String> domains) {
    this.domains = domains;
  }

  /** None. */
  static EmailDomains none() {
    return new EmailDomains(Set.of());
  }

  /** Those of the key. */
  public static EmailDomains of(Settings settings) {
    return new EmailDomains(
        Stream.of(settings.get(KEY).split(","))
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether this is a mail address in one of them; those below them are others. */
  boolean has(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches() && domains.contains(matcher.group(1).toLowerCase(Locale.ROOT));
  }
}
