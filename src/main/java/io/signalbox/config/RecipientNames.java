package io.signalbox.config;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The recipients that rules may name: those that the configuration says where they are. */
public final class RecipientNames {

  private static final String EMAIL = "email";

  private final Settings settings;

  public RecipientNames(Settings settings) {
    this.settings = settings;
  }

  /**
   * What is wrong with the names of recipients, in one line.
   *
   * @param recipients divided by commas, each a delivery or one with a name, as in {@code
   *     slack:ops}
   */
  public Optional<String> problem(String recipients) {
    return Stream.of(recipients.split(","))
        .map(String::strip)
        .filter(each -> each.contains(":"))
        .map(each -> each.split(":", 2))
        .map(each -> problem(each[0], each[1]))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The names that a delivery has targets or recipients of. */
  public Set<String> of(String delivery) {
    return delivery.equals(EMAIL)
        ? RecipientKeys.byName(settings).keySet()
        : TargetKeys.names(settings.asMap(), delivery);
  }

  private Optional<String> problem(String delivery, String name) {
    boolean isKnown = of(delivery).contains(name);
    // a delivery of one's own has names of its own
    boolean mayHaveOthers = !delivery.equals(EMAIL) && !TargetKeys.canHave(delivery);
    return isKnown || mayHaveOthers
        ? Optional.empty()
        : Optional.of(
            "recipients: %s:%s needs the key %s".formatted(delivery, name, key(delivery, name)));
  }

  /** The key that says where a recipient is. */
  public static String key(String delivery, String name) {
    return delivery.equals(EMAIL) ? "delivery.email.to." + name : TargetKeys.wanted(delivery, name);
  }
}
