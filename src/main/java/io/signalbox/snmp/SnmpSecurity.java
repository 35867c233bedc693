package io.signalbox.snmp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;

/** Whose notifications are taken: communities of v1 and v2c, users of v3. */
public final class SnmpSecurity {

  private List<byte[]> communities = List.of();
  private String usersFile = "";
  private Path directory = Path.of(".");

  /** The communities, divided by commas; where there is none, neither v1 nor v2c is taken. */
  public void setCommunities(String communities) {
    this.communities =
        Arrays.stream(communities.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(each -> each.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  /**
   * The file with the users, as {@link UsersFile} reads it, and again when it has changed; where it
   * is empty, v3 has none.
   */
  public void setUsersFile(String usersFile) {
    this.usersFile = usersFile;
  }

  /** Where the local engine's id and the count of its starts are kept. */
  public void setDirectory(String directory) {
    this.directory = Path.of(directory);
  }

  boolean isCommunity(byte[] claimed) {
    boolean known = false;
    for (byte[] each : communities) {
      known |= MessageDigest.isEqual(each, claimed);
    }
    return known;
  }

  /** The user-based security model of one start of the listener. */
  TrapUsm usm(Refusals refusals) {
    SecurityProtocols protocols = new SecurityProtocols(SecurityProtocolSet.any);
    Users users = Users.of(usersFile.isEmpty() ? null : Path.of(usersFile), protocols);
    LocalEngine engine = LocalEngine.start(directory);
    return new TrapUsm(protocols, engine, users, refusals);
  }
}
