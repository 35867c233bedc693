package io.signalbox.notification.group;

import java.io.IOException;
import java.sql.SQLException;

/**
 * The database could not do its part. It is one of input and output, as the same may succeed later.
 */
public final class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  StoreException(SQLException cause) {
    super("the database of the notifications: " + cause.getMessage(), cause);
  }
}
