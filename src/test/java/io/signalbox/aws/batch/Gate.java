package io.signalbox.aws.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Holds a client's requests on their way out, one permit each, and remembers them. */
final class Gate implements ExecutionInterceptor {

  private final Semaphore permits = new Semaphore(0);
  private final List<SdkRequest> arrived = new ArrayList<>();
  private final Class<?> held;

  /**
   * @param held the requests that must wait; others pass
   */
  Gate(Class<? extends SdkRequest> held) {
    this.held = held;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    synchronized (this) {
      arrived.add(context.request());
    }
    if (held.isInstance(context.request())) {
      permits.acquireUninterruptibly();
    }
  }

  synchronized List<SdkRequest> arrived() {
    return List.copyOf(arrived);
  }

  void let(int requests) {
    permits.release(requests);
  }

  void open() {
    let(1_000);
  }
}
