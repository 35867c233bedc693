package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Transactions on one connection, which is opened when it is needed and again after a failure. */
final class Store implements AutoCloseable {

  /** Two processes waited for each other, or changed the same: the one that lost tries again. */
  private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "HYT00");

  private static final int MOST_TRIES = 5;

  private final Database database;
  private final boolean sync;
  private Connection connection;

  /**
   * Makes ready.
   *
   * @param sync whether what is done must survive the loss of power, not only a kill: what is taken
   *     in must, while of what was told it is only known then that it was
   */
  Store(Database database, boolean sync) {
    this.database = database;
    this.sync = sync;
  }

  /** What is done in a transaction. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does the work in a transaction; on return it is on disk. Where another process was in its way
   * it is done anew.
   *
   * @throws StoreException where the database cannot, and nothing of it was done
   */
  <T> T transact(Work<T> work) throws StoreException {
    return transact(work, true);
  }

  /** Does work that only reads. */
  <T> T read(Work<T> work) throws StoreException {
    return transact(work, false);
  }

  private synchronized <T> T transact(Work<T> work, boolean flush) throws StoreException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, flush);
      } catch (SQLException e) {
        boolean again = attempt < MOST_TRIES && TRY_AGAIN.contains(e.getSQLState());
        if (!again || connection == null || !isTakenBack()) {
          giveUp();
        }
        if (!again) {
          throw new StoreException(e);
        }
      } catch (RuntimeException e) {
        giveUp();
        throw e;
      }
    }
  }

  private <T> T once(Work<T> work, boolean flush) throws SQLException {
    if (connection == null) {
      connection = database.open();
    }
    T result = work.on(connection);
    connection.commit();
    if (flush) {
      database.flush(connection, sync);
    }
    return result;
  }

  private boolean isTakenBack() {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Closing takes back what was not committed. */
  private void giveUp() {
    Connection lost = connection;
    connection = null;
    if (lost != null) {
      try (lost) {
        lost.rollback();
      } catch (SQLException e) {
        // it was lost before
        return;
      }
    }
  }

  @Override
  public synchronized void close() {
    giveUp();
  }
}
