package io.signalbox.notification.group;

import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the state of the notifications is kept: a file of H2 in {@code data.directory}, or the
 * PostgreSQL that several processes share. Both understand the same SQL, H2 in its mode of
 * PostgreSQL.
 */
public final class Database {

  private static final String URL = "notifications.database.url";
  private static final String H2 = "jdbc:h2:";

  /**
   * A process that is killed leaves its lock, which another takes over; what was committed is on
   * disk by then (see {@link #flush}). What is written over is so as soon as that, and the file
   * grows the less.
   */
  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
          + ";LOCK_TIMEOUT=10000;RETENTION_TIME=2000;QUERY_CACHE_SIZE=64";

  private final String url;
  private final Path file;
  private final Mailbox mailbox;
  private final Properties login = new Properties();
  private boolean hasTables;

  private Database(String url, Path file, Mailbox mailbox) {
    this.url = url;
    this.file = file;
    this.mailbox = mailbox;
  }

  /**
   * The one that the keys {@code notifications.database.*} name. It is not opened yet.
   *
   * @throws io.signalbox.config.SettingsException where the password cannot be read
   */
  public static Database of(Settings settings) {
    String given = settings.get(URL);
    Database database = given.isEmpty() ? file(settings) : new Database(given, null, null);
    String user = settings.get("notifications.database.user");
    if (!user.isEmpty()) {
      database.login.setProperty("user", user);
    }
    SecretFile.of(settings, "notifications.database.password-file")
        .read()
        .ifPresent(password -> database.login.setProperty("password", password));
    return database;
  }

  /** The one at a URL of JDBC. */
  static Database at(String url) {
    return new Database(url.startsWith(H2) ? url + H2_OPTIONS : url, null, null);
  }

  private static Database file(Settings settings) {
    Path directory = Path.of(settings.get("data.directory")).toAbsolutePath();
    return new Database(
        H2 + "file:" + directory.resolve("notifications") + H2_OPTIONS,
        directory.resolve("notifications.mv.db"),
        new Mailbox(directory.resolve("silences")));
  }

  /** Whether there is one; of one elsewhere that is not asked. */
  boolean isThere() {
    return file == null || Files.exists(file);
  }

  /** Where a process that has it open takes requests, as nobody else can open it then. */
  Optional<Mailbox> mailbox() {
    return Optional.ofNullable(mailbox);
  }

  /** A new connection, to tables that are there. */
  Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection(url, login);
    try {
      createTables(connection);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Has what was committed reach the file, which a kill leaves as it is: PostgreSQL has done so, H2
   * would within half a second.
   *
   * @param sync whether the system is to have the disk take it, too
   */
  void flush(Connection connection, boolean sync) throws SQLException {
    if (url.startsWith(H2)) {
      try (Statement checkpoint = connection.createStatement()) {
        checkpoint.execute(sync ? "checkpoint sync" : "checkpoint");
      }
    }
  }

  /** Not two at once in this process, which H2 does not take. */
  private synchronized void createTables(Connection connection) throws SQLException {
    if (!hasTables) {
      for (String statement : Schema.STATEMENTS) {
        create(connection, statement);
      }
      renew(connection);
      hasTables = true;
    }
  }

  private static void renew(Connection connection) throws SQLException {
    try (Statement look = connection.createStatement();
        ResultSet old = look.executeQuery(Schema.IS_OLD)) {
      if (old.next() && old.getBoolean(1)) {
        create(connection, Schema.RENEWAL);
      }
    }
  }

  /** Of two processes that begin at once, PostgreSQL may refuse one, though both ask politely. */
  private static void create(Connection connection, String statement) throws SQLException {
    try (Statement create = connection.createStatement()) {
      create.execute(statement);
    } catch (SQLException e) {
      if (!List.of("23505", "42P07", "42710").contains(e.getSQLState())) {
        throw e;
      }
    }
  }
}
