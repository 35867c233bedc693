package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PeerRateTest {

  private final AtomicLong now = new AtomicLong();

  private static InetAddress address(int last) throws Exception {
    return InetAddress.getByAddress(new byte[] {10, 0, (byte) (last >> 8), (byte) last});
  }

  @Test
  void anAddressSendsSoManyInASecond() throws Exception {
    PeerRate rate = new PeerRate(2, now::get);

    assertThat(rate.admits(address(1))).isTrue();
    assertThat(rate.admits(address(1))).isTrue();
    assertThat(rate.admits(address(1))).isFalse();
    assertThat(rate.admits(address(2))).isTrue();

    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(rate.admits(address(1))).isTrue();
  }

  @Test
  void zeroIsNoLimit() throws Exception {
    PeerRate rate = new PeerRate(0, now::get);
    for (int i = 0; i < 1000; i++) {
      assertThat(rate.admits(address(1))).isTrue();
    }
  }

  @Test
  void forgedAddressesTakeNoMoreMemory() throws Exception {
    PeerRate rate = new PeerRate(1, now::get);
    int admitted = 0;
    for (int i = 0; i < 70_000; i++) {
      InetAddress forged =
          InetAddress.getByAddress(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i});
      admitted += rate.admits(forged) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(65_536);
  }
}
