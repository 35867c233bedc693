package io.signalbox.delivery;

import io.signalbox.config.SettingsException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;

/** Mail addresses (RFC 5322) as keys hold them. */
final class EmailAddresses {

  private EmailAddresses() {}

  static InternetAddress one(String key, String value) {
    InternetAddress[] addresses = several(key, value);
    if (addresses.length != 1) {
      throw new SettingsException("%s=%s: must be one mail address".formatted(key, value));
    }
    return addresses[0];
  }

  static InternetAddress[] several(String key, String value) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(value, true);
      if (addresses.length == 0) {
        throw new SettingsException(key + ": must be a mail address");
      }
      for (InternetAddress address : addresses) {
        // as parsed, a name is written as it stands; set, it is encoded as RFC 2047 says
        address.setPersonal(address.getPersonal(), "UTF-8");
      }
      return addresses;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new SettingsException(
          "%s=%s: not a mail address: %s".formatted(key, value, e.getMessage()));
    }
  }
}
