package io.signalbox.snmp;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Properties;
import org.snmp4j.mp.MPv3;
import org.snmp4j.smi.OctetString;

/**
 * Our own engine, which is the authoritative one of INFORMs: they are made for its id, how often it
 * was started and how long it runs. So both must outlive a restart.
 *
 * @param id of 13 bytes
 * @param boots how often it was started, from 1
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3414#section-2.2">RFC 3414, 2.2</a>
 */
record LocalEngine(OctetString id, int boots) {

  private static final String FILE = "snmp-engine.properties";
  private static final String ID = "engine-id";
  private static final String BOOTS = "boots";
  private static final int RANDOM_BYTES = 8;

  /** The engine of the directory, started once more; a new one where there is none. */
  static LocalEngine start(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      LocalEngine engine = next(file);
      Files.createDirectories(directory);
      Path written = directory.resolve(FILE + ".new");
      Files.writeString(
          written,
          "%s=%s%n%s=%d%n".formatted(ID, engine.id.toHexString(), BOOTS, engine.boots),
          // on disk before it takes the place of the last
          CREATE,
          TRUNCATE_EXISTING,
          WRITE,
          SYNC);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return engine;
    } catch (IOException e) {
      throw new SettingsException(
          "data.directory=%s: %s cannot be written: %s".formatted(directory, FILE, e));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new SettingsException(
          "%s: is damaged; without it, a new one is made, which v3's senders take for another engine"
              .formatted(file));
    }
  }

  private static LocalEngine next(Path file) throws IOException {
    try {
      Properties kept = new Properties();
      kept.load(new StringReader(Files.readString(file)));
      OctetString id = OctetString.fromHexString(kept.getProperty(ID, ""));
      int boots = Integer.parseInt(kept.getProperty(BOOTS));
      if (id.length() < MPv3.MINLEN_ENGINE_ID || id.length() > MPv3.MAXLEN_ENGINE_ID || boots < 0) {
        throw new IllegalArgumentException("no engine");
      }
      return new LocalEngine(id, Math.addExact(boots, 1));
    } catch (NoSuchFileException e) {
      byte[] random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      return new LocalEngine(new OctetString(MPv3.createLocalEngineID(new OctetString(random))), 1);
    }
  }
}
