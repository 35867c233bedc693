package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {

  @Test
  void threadsThatWaitAreVirtualFromJdk24On() throws Exception {
    ThreadPoolProfile profile = new ThreadPoolProfile("poll");
    profile.setPoolSize(2);
    profile.setMaxPoolSize(-1);
    profile.setMaxQueueSize(-1);
    ScheduledExecutorService pool =
        new WorkerThreads().newScheduledThreadPool(profile, task -> new Thread(task, "platform"));
    try {
      Thread thread = pool.submit(Thread::currentThread).get();

      boolean virtual = thread.getClass().getName().equals("java.lang.VirtualThread");
      assertThat(virtual).isEqualTo(Runtime.version().feature() >= 24);
      assertThat(thread.getName()).startsWith(virtual ? "worker-" : "platform");
    } finally {
      pool.shutdownNow();
    }
  }
}
