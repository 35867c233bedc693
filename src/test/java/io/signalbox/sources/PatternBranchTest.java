package io.signalbox.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternBranchTest {

  @Test
  void namesAreTakenAsTheyAre() {
    PatternBranch branch =
        one("{\"source\": [\"a\", \"b\"], \"detail-type\": [{\"equals-ignore-case\": \"Up\"}]}");

    assertThat(branch.sources()).isEqualTo(new Names(List.of("a", "b"), false));
    assertThat(branch.types()).isEqualTo(new Names(List.of("Up"), false));
    assertThat(branch.takes("up")).isTrue();
    assertThat(branch.takes("Down")).isFalse();
  }

  @Test
  void whatIsNotNamedInFullLeavesItOpen() {
    PatternBranch branch = one("{\"detail-type\": [\"Up\", {\"prefix\": \"Do\"}]}");

    assertThat(branch.sources()).isEqualTo(new Names(List.of(), true));
    assertThat(branch.types()).isEqualTo(new Names(List.of("Up"), true));
    assertThat(branch.takes("Down")).isTrue();
    assertThat(branch.takes("Left \"and\" right")).isFalse();
  }

  @Test
  void anOrIsAsManyBranches() {
    List<PatternBranch> branches =
        PatternBranch.of(
            "{\"source\": [\"a\"], \"$or\": [{\"detail-type\": [\"Up\"]}, {\"detail\": {\"x\": [1]}}]}");

    assertThat(branches).hasSize(2);
    assertThat(branches).extracting(branch -> branch.sources().exact()).containsOnly(List.of("a"));
    assertThat(branches).extracting(branch -> branch.takes("Down")).containsExactly(false, true);
  }

  private static PatternBranch one(String pattern) {
    assertThat(PatternBranch.of(pattern)).hasSize(1);
    return PatternBranch.of(pattern).get(0);
  }
}
