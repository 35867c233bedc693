package io.signalbox.runtime;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;

/**
 * Camel's thread pools, but those of polling consumers, whose threads mostly wait for the network,
 * have virtual threads where the JDK's no longer hold a platform thread inside {@code
 * synchronized}: from 24 on.
 *
 * @see <a href="https://openjdk.org/jeps/491">JEP 491</a>
 */
final class WorkerThreads extends DefaultThreadPoolFactory {

  private static final int FIRST_WITHOUT_PINNING = 24;

  @Override
  public ScheduledExecutorService newScheduledThreadPool(
      ThreadPoolProfile profile, ThreadFactory factory) {
    boolean virtual = Runtime.version().feature() >= FIRST_WITHOUT_PINNING;
    return super.newScheduledThreadPool(profile, virtual ? virtual() : factory);
  }

  /** {@code Thread.ofVirtual().name("worker-", 1).factory()}, which Java 17 does not know. */
  private static ThreadFactory virtual() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class, long.class).invoke(builder, "worker-", 1L);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK has no virtual threads", e);
    }
  }
}
