package io.signalbox.snmp;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.UsmUserEntry;
import org.snmp4j.smi.OctetString;

/**
 * The users, and their keys on each engine. A key is made of a passphrase in two steps: the first
 * takes milliseconds and is done once, the second is quick, so that nobody can keep us busy by
 * making up engines. The latest keys are kept.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3414#section-2.6">RFC 3414, 2.6 and A.2</a>
 */
final class UserKeys {

  private static final int MOST_KEPT = 10_000;
  private static final int REPEATED_BYTES = 1 << 20;

  private record Place(OctetString engine, OctetString name) {}

  /** A passphrase and the protocol that makes keys of it. */
  private record Passphrase(AuthenticationProtocol protocol, OctetString text) {

    /** A megabyte of the passphrase, again and again, digested. */
    private byte[] digest() {
      byte[] bytes = text.getValue();
      byte[] repeated = new byte[REPEATED_BYTES];
      for (int i = 0; i < repeated.length; i++) {
        repeated[i] = bytes[i % bytes.length];
      }
      return protocol.hash(repeated);
    }

    /** Without the passphrase. */
    @Override
    public String toString() {
      return "Passphrase";
    }
  }

  private final Map<Place, SnmpUser> users = new LinkedHashMap<>();
  private final SecurityProtocols protocols;
  private final Map<Passphrase, byte[]> digests = new ConcurrentHashMap<>();
  private final Map<Place, UsmUserEntry> kept = Collections.synchronizedMap(new Latest());

  private static final class Latest extends LinkedHashMap<Place, UsmUserEntry> {

    private static final long serialVersionUID = 1L;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Place, UsmUserEntry> eldest) {
      return size() > MOST_KEPT;
    }
  }

  UserKeys(List<SnmpUser> users, SecurityProtocols protocols) {
    users.forEach(user -> this.users.put(new Place(user.engine(), user.name()), user));
    this.protocols = protocols;
  }

  /** The user of a name on an engine, or null. */
  SnmpUser user(OctetString engine, OctetString name) {
    SnmpUser own = users.get(new Place(engine, name));
    return own != null ? own : users.get(new Place(null, name));
  }

  /** The user with the keys on the engine, or null. */
  UsmUserEntry entry(OctetString engine, OctetString name) {
    SnmpUser user = user(engine, name);
    if (user == null) {
      return null;
    }
    // the caller's strings change with the next message
    Place place = new Place(new OctetString(engine.getValue()), new OctetString(name.getValue()));
    UsmUserEntry entry = kept.get(place);
    if (entry == null) {
      // made twice at worst, but no sender waits for another's
      entry = entry(user, place);
      kept.put(place, entry);
    }
    return entry;
  }

  private UsmUserEntry entry(SnmpUser user, Place place) {
    byte[] engine = place.engine().getValue();
    return new UsmUserEntry(
        engine,
        place.name(),
        user.authentication(),
        user.authentication() == null ? null : authenticationKey(user, engine),
        user.privacy(),
        user.privacy() == null ? null : privacyKey(user, engine));
  }

  private byte[] authenticationKey(SnmpUser user, byte[] engine) {
    return key(
        new Passphrase(
            protocols.getAuthenticationProtocol(user.authentication()),
            user.authenticationPassphrase()),
        engine);
  }

  private byte[] privacyKey(SnmpUser user, byte[] engine) {
    Passphrase passphrase =
        new Passphrase(
            protocols.getAuthenticationProtocol(user.authentication()), user.privacyPassphrase());
    PrivacyProtocol privacy = protocols.getPrivacyProtocol(user.privacy());
    byte[] key = key(passphrase, engine);
    return key.length < privacy.getMinKeyLength()
        ? privacy.extendShortKey(key, passphrase.text(), engine, passphrase.protocol())
        : Arrays.copyOf(key, Math.min(key.length, privacy.getMaxKeyLength()));
  }

  private byte[] key(Passphrase passphrase, byte[] engine) {
    byte[] digest = digests.computeIfAbsent(passphrase, Passphrase::digest);
    byte[] local = Arrays.copyOf(digest, 2 * digest.length + engine.length);
    System.arraycopy(engine, 0, local, digest.length, engine.length);
    System.arraycopy(digest, 0, local, digest.length + engine.length, digest.length);
    return passphrase.protocol().hash(local);
  }
}
