package io.signalbox.notification.group;

import java.io.IOException;
import java.sql.SQLException;

/**
 * The database could not do its part. It is one of input and output, as the same may succeed later.
 */
public final class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  /** H2's state for a file that another process has open. */
  private static final String OPEN_ELSEWHERE = "90020";

  StoreException(SQLException cause) {
    super("the database of the notifications: " + cause.getMessage(), cause);
  }

  /** Whether another process has the database for itself. */
  boolean isOpenElsewhere() {
    return getCause() instanceof SQLException cause && OPEN_ELSEWHERE.equals(cause.getSQLState());
  }
}
