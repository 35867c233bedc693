package io.signalbox.aws.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.tags.TaggedInstances.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class TaggedInstancesTest {

  private static final String TAGGED = arn("i-0aaaaaaa0");
  private static final String OTHER = arn("i-0bbbbbbb0");
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Knows one tagged instance, and keeps what it is asked. */
  private static final class Source implements TagSource {

    final List<List<String>> requests = new CopyOnWriteArrayList<>();
    final List<Region> regions = new CopyOnWriteArrayList<>();
    volatile CountDownLatch held = new CountDownLatch(0);
    volatile boolean fails;

    @Override
    public Set<String> having(Region region, Collection<String> ids) throws IOException {
      requests.add(List.copyOf(ids));
      regions.add(region);
      try {
        held.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (fails) {
        throw new IOException("out of reach");
      }
      return Set.of("i-0aaaaaaa0");
    }

    @Override
    public void close() {
      // there is nothing to close
    }
  }

  private final Source source = new Source();
  private volatile Instant now = Instant.EPOCH;
  private TaggedInstances instances =
      new TaggedInstances(source, Duration.ofSeconds(60), LONG, () -> now);

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void anAnswerIsKeptForItsTime() {
    assertThat(instances.of(TAGGED)).isEqualTo(Answer.YES);
    assertThat(instances.of(OTHER)).isEqualTo(Answer.NO);
    now = now.plusSeconds(59);
    assertThat(instances.of(TAGGED)).isEqualTo(Answer.YES);
    assertThat(source.requests).hasSize(2);

    now = now.plusSeconds(1);
    assertThat(instances.of(TAGGED)).isEqualTo(Answer.YES);
    assertThat(source.requests).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ec2:eu-central-1:123456789012:volume/vol-0aaaaaaa0",
        "arn:aws:ec2:evil.example:123456789012:instance/i-0aaaaaaa0",
        "arn:aws:ec2:eu-nowhere-1:123456789012:instance/i-0aaaaaaa0",
        "arn:aws:ec2:eu-central-1:123456789012:instance/i-0aaaaaaa*",
        "arn:aws:ec2:eu-central-1:123456789012:instance/i-1",
        "arn:onprem:syslog:main::host/i-0aaaaaaa0",
        ""
      })
  void aboutWhatIsNoInstanceOfARegionNothingIsAsked(String arn) {
    assertThat(instances.of(arn)).isEqualTo(Answer.NO);
    assertThat(source.requests).isEmpty();
  }

  @Test
  void whatIsAskedAtOnceSharesARequest() {
    source.held = new CountDownLatch(1);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    answers.add(ask(TAGGED));
    Awaitility.await().atMost(LONG).until(() -> source.requests.size() == 1);

    for (int i = 0; i < 50; i++) {
      answers.add(ask(arn("i-0000000%03d".formatted(i / 2))));
    }
    Awaitility.await().atMost(LONG).until(() -> instances.asked() == 26);
    source.held.countDown();

    assertThat(answers).extracting(CompletableFuture::join).contains(Answer.YES, Answer.NO);
    assertThat(source.requests).hasSize(2);
    assertThat(source.requests.get(1)).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void eachRegionIsAskedAboutItsOwn() {
    instances.of(TAGGED);
    instances.of(TAGGED.replace("eu-central-1", "us-east-1"));

    assertThat(source.regions).containsExactly(Region.EU_CENTRAL_1, Region.US_EAST_1);
  }

  @Test
  void afterAFailureNothingIsAskedForAWhileAndWhatIsKnownHolds() {
    assertThat(instances.of(TAGGED)).isEqualTo(Answer.YES);
    source.fails = true;

    assertThat(instances.of(OTHER)).isEqualTo(Answer.UNKNOWN);
    assertThat(instances.of(OTHER)).isEqualTo(Answer.UNKNOWN);
    assertThat(instances.of(TAGGED)).isEqualTo(Answer.YES);
    assertThat(source.requests).hasSize(2);

    source.fails = false;
    now = now.plusSeconds(10);
    assertThat(instances.of(OTHER)).isEqualTo(Answer.NO);
  }

  @Test
  void anAnswerIsNotWaitedForLongerThanTheTimeout() {
    instances.close();
    source.held = new CountDownLatch(1);
    instances = new TaggedInstances(source, LONG, Duration.ofMillis(50), () -> now);

    assertThat(instances.of(TAGGED)).isEqualTo(Answer.UNKNOWN);
    assertThat(instances.of(OTHER)).as("the next do not wait").isEqualTo(Answer.UNKNOWN);
    assertThat(source.requests).hasSize(1);

    source.held.countDown();
    Awaitility.await().atMost(LONG).until(() -> instances.of(TAGGED) == Answer.YES);
  }

  @Test
  void noMoreThanSoManyAnswersAreKept() {
    for (int i = 0; i <= 10_000; i++) {
      instances.of(arn("i-%08x".formatted(i)));
    }

    assertThat(instances.asked()).isEqualTo(10_000);
  }

  private CompletableFuture<Answer> ask(String arn) {
    return CompletableFuture.supplyAsync(() -> instances.of(arn), task -> new Thread(task).start());
  }

  private static String arn(String id) {
    return "arn:aws:ec2:eu-central-1:123456789012:instance/" + id;
  }
}
