package io.signalbox.snmp;

import io.signalbox.config.SettingsException;
import io.signalbox.intake.WatchedFiles;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.security.SecurityProtocols;

/**
 * The users of a file, which is read again when it has changed. One that is wrong at start is a
 * {@link SettingsException}; later, the users read before stay, and a warning tells why.
 */
final class Users {

  private static final Logger LOG = LoggerFactory.getLogger(Users.class);

  private final Path file;
  private final SecurityProtocols protocols;
  private final WatchedFiles watched;
  private volatile UserKeys keys;

  private Users(Path file, SecurityProtocols protocols) {
    this.file = file;
    this.protocols = protocols;
    this.watched = new WatchedFiles(file == null ? List.of() : List.of(file));
    this.keys = file == null ? new UserKeys(List.of(), protocols) : read();
  }

  /**
   * Reads the file.
   *
   * @param file as {@link UsersFile} reads it; null for no users
   * @throws SettingsException naming the file and the line
   */
  static Users of(Path file, SecurityProtocols protocols) {
    return new Users(file, protocols);
  }

  /** Those that the file holds now. */
  UserKeys now() {
    readIfChanged();
    return keys;
  }

  private synchronized void readIfChanged() {
    if (watched.haveChanged()) {
      readAgain();
    }
  }

  private void readAgain() {
    try {
      keys = read();
      LOG.info("SNMP: read {} again", file);
    } catch (SettingsException e) {
      LOG.warn("SNMP goes on with the users as they were: {}", e.getMessage());
    }
  }

  private UserKeys read() {
    return new UserKeys(UsersFile.read(file), protocols);
  }
}
