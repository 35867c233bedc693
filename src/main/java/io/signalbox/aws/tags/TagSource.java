package io.signalbox.aws.tags;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** Knows which instances have the tag. */
interface TagSource extends AutoCloseable {

  /**
   * Those of the instances that have it.
   *
   * @param ids at most 100
   * @throws IOException where that cannot be told now
   */
  Set<String> having(Region region, Collection<String> ids) throws IOException;

  @Override
  void close();
}
