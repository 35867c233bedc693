package io.signalbox.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The latest keys, in memory and in a file that each new one is appended to.
 *
 * <p>Not Camel's {@code FileIdempotentRepository}: that one reads its whole file for every key that
 * is new. In the file a key is one percent-encoded line, so that none can forge another. The file
 * is written anew, without the keys that have left the window, when it holds twice as many.
 */
final class DuplicatesFile extends ServiceSupport implements IdempotentRepository {

  private final Path file;
  private final int window;
  private final Set<String> keys = new LinkedHashSet<>();
  private FileChannel channel;
  private int lines;

  DuplicatesFile(Path file, int window) {
    this.file = file;
    this.window = window;
  }

  @Override
  public synchronized boolean add(String key) {
    if (!keys.add(key)) {
      return false;
    }
    forgetTheOldest();
    append(List.of(key));
    if (lines > 2 * window) {
      rewrite();
    }
    return true;
  }

  @Override
  public synchronized boolean contains(String key) {
    return keys.contains(key);
  }

  @Override
  public synchronized boolean remove(String key) {
    boolean removed = keys.remove(key);
    if (removed) {
      rewrite();
    }
    return removed;
  }

  @Override
  public boolean confirm(String key) {
    return true;
  }

  @Override
  public synchronized void clear() {
    keys.clear();
    rewrite();
  }

  @Override
  protected synchronized void doStart() throws IOException {
    if (Files.exists(file)) {
      for (String line : completeLines()) {
        keys.add(URLDecoder.decode(line, StandardCharsets.UTF_8));
        forgetTheOldest();
      }
    }
    rewrite();
  }

  @Override
  protected synchronized void doStop() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  /** Without the last one where a kill cut it off. */
  private List<String> completeLines() throws IOException {
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private void forgetTheOldest() {
    if (keys.size() > window) {
      Iterator<String> oldest = keys.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private void rewrite() {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      if (channel != null) {
        channel.close();
      }
      channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      lines = 0;
      append(new ArrayList<>(keys));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(List<String> more) {
    StringBuilder text = new StringBuilder();
    more.forEach(key -> text.append(URLEncoder.encode(key, StandardCharsets.UTF_8)).append('\n'));
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      lines += more.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
