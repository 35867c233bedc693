package io.signalbox.syslog.listen;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many messages an address may send in a second. Used by one thread. */
final class PeerRate {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** More addresses than an estate has: then they are forged, and counting them helps nobody. */
  private static final int MOST_ADDRESSES = 65_536;

  private final int most;
  private final LongSupplier nanoTime;
  private final Map<InetAddress, int[]> counts = new HashMap<>();
  private long begin;

  /** With {@code most} 0 there is no limit. */
  PeerRate(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  boolean admits(InetAddress address) {
    if (most == 0) {
      return true;
    }
    long now = nanoTime.getAsLong();
    if (now - begin >= SECOND) {
      counts.clear();
      begin = now;
    }
    int[] count = counts.get(address);
    if (count == null) {
      if (counts.size() >= MOST_ADDRESSES) {
        return false;
      }
      count = new int[1];
      counts.put(address, count);
    }
    return ++count[0] <= most;
  }
}
