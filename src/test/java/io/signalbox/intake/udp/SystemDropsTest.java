package io.signalbox.intake.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemDropsTest {

  private static final String UDP =
      """
         sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
       1083: 0100007F:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 88817 2 00000000cf3f0ae6 %d
       1084: 0100007F:158B 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 88818 2 00000000cf3f0ae7 7
      """;

  @TempDir private Path directory;

  @Test
  void countsThoseOfThePortSinceTheLastTime() throws IOException {
    Path file = directory.resolve("udp");
    SystemDrops drops = new SystemDrops(5514, List.of(file, directory.resolve("none")));

    assertThat(drops.more()).isZero();
    Files.writeString(file, UDP.formatted(3));
    assertThat(drops.more()).isEqualTo(3);
    Files.writeString(file, UDP.formatted(5));
    assertThat(drops.more()).isEqualTo(2);
    assertThat(drops.more()).isZero();
  }
}
