package io.signalbox.notification.group;

import io.signalbox.notification.silence.Silence;
import io.signalbox.notification.silence.SilenceFile;
import io.signalbox.notification.silence.SilenceSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The silences of the file and of the database, compiled anew where they have changed. */
final class Silences {

  private final SilenceFile file;
  private List<Silence> ofFile = List.of();
  private List<String> stored = List.of();
  private SilenceSet all = new SilenceSet(List.of());

  Silences(SilenceFile file) {
    this.file = file;
  }

  /** All that have not ended, as they are in this transaction. */
  synchronized SilenceSet in(Connection connection, Instant now) throws SQLException {
    List<String> documents = new SilenceTable(connection).documents(now);
    List<Silence> nowOfFile = file.silences();
    if (nowOfFile != ofFile || !documents.equals(stored)) {
      List<Silence> silences = new ArrayList<>(nowOfFile);
      documents.forEach(each -> silences.add(SilenceTable.read(each)));
      all = new SilenceSet(silences);
      ofFile = nowOfFile;
      stored = documents;
    }
    return all;
  }

  /** Those of the file: the same list until they change. */
  List<Silence> ofFile() {
    return file.silences();
  }
}
