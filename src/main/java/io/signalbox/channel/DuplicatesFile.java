package io.signalbox.channel;

import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/**
 * A file of one line for each key. The keys are percent-encoded in it: one with a line break would
 * otherwise come back as two, and one beyond the platform's character set as another.
 */
final class DuplicatesFile extends FileIdempotentRepository {

  DuplicatesFile(File file, int window, long largestBytes) {
    super(file, LRUCacheFactory.newLRUCache(window));
    setMaxFileStoreSize(largestBytes);
  }

  @Override
  public boolean add(String key) {
    return super.add(encoded(key));
  }

  @Override
  public boolean contains(String key) {
    return super.contains(encoded(key));
  }

  @Override
  public boolean remove(String key) {
    return super.remove(encoded(key));
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }
}
