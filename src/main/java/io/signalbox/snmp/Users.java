package io.signalbox.snmp;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.security.SecurityProtocols;

/**
 * The users of a file, which is read again when it has changed. One that is wrong at start is a
 * {@link SettingsException}; later, the users read before stay, and a warning tells why.
 */
final class Users {

  private static final Logger LOG = LoggerFactory.getLogger(Users.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final SecurityProtocols protocols;
  private volatile UserKeys keys;
  private String seen;
  private long looked = System.nanoTime();

  private Users(Path file, SecurityProtocols protocols) {
    this.file = file;
    this.protocols = protocols;
    if (file == null) {
      keys = new UserKeys(List.of(), protocols);
    } else {
      seen = mark();
      keys = read();
    }
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
    if (file != null) {
      readIfChanged();
    }
    return keys;
  }

  private synchronized void readIfChanged() {
    long now = System.nanoTime();
    if (now - looked < LOOK_NANOS) {
      return;
    }
    looked = now;
    String mark = mark();
    if (!mark.equals(seen)) {
      seen = mark;
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

  /** When the file was changed last. */
  private String mark() {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "none";
    }
  }
}
