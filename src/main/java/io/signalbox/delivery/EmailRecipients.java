package io.signalbox.delivery;

import io.signalbox.event.InvalidEventException;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The mail addresses of recipients that have a name. A notification has names alone: whoever can
 * publish one can choose among these, and mail nobody else, but for addresses in {@code
 * delivery.email.domains}.
 */
public final class EmailRecipients {

  private final Map<String, List<InternetAddress>> byName = new TreeMap<>();
  private final EmailDomains domains;

  /**
   * Reads the addresses.
   *
   * @param addresses those of each recipient, divided by commas, by its name
   * @param domains where a notification may name an address itself
   * @throws io.signalbox.config.SettingsException where one is none
   */
  public EmailRecipients(Map<String, String> addresses, EmailDomains domains) {
    this.domains = domains;
    addresses.forEach(
        (name, text) ->
            byName.put(name, List.of(EmailAddresses.several("delivery.email.to." + name, text))));
  }

  /**
   * The addresses of a notification.
   *
   * @param recipients who it is for, see {@link Addressees}; null or empty for all
   * @param all the addresses of those without a name
   * @throws InvalidEventException where there is no recipient of a name
   */
  InternetAddress[] of(String recipients, InternetAddress[] all) {
    Set<InternetAddress> addresses = new LinkedHashSet<>();
    for (String name : Addressees.names(recipients, "email")) {
      addresses.addAll(name.isEmpty() ? List.of(all) : known(name));
    }
    return addresses.toArray(InternetAddress[]::new);
  }

  private List<InternetAddress> known(String name) {
    return domains.has(name)
        ? List.of(EmailAddresses.one("delivery.email.domains", name))
        : named(name);
  }

  private List<InternetAddress> named(String name) {
    List<InternetAddress> addresses = byName.get(name);
    if (addresses == null) {
      throw new InvalidEventException(
          "there is no recipient email:%s: delivery.email.to.%s is missing".formatted(name, name));
    }
    return addresses;
  }
}
