package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.deadletters.DeadLetter;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JSON that is small or well-formed and meant to be much work, by HTTP with a limit that lets it
 * in, and on the queue of AWS's events. What is refused is refused where it begins: the reason's
 * number is that of the first level, or the length, that is too much.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JsonBombsTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** A member of a detail, and what comes of it: a reason, or none where it is taken. */
  private record Bomb(String name, String member, String reason) {

    @Override
    public String toString() {
      return name;
    }

    String event() {
      return Events.ec2(name, "i-" + name, "running")
          .toString()
          .replace("\"state\":", member + ",\"state\":");
    }
  }

  @TempDir static Path directory;
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() {
    signalbox =
        TestSignalbox.start(
            directory, Map.of("intake.http.max-body-bytes", Integer.toString(64 << 20)));
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  static Stream<Bomb> refused() {
    return Stream.of(
        new Bomb("objects", member("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), depth()),
        new Bomb("arrays", member("[".repeat(10_000) + "]".repeat(10_000)), depth()),
        new Bomb("endless", member("[".repeat(10_000)), depth()),
        new Bomb("twice", "\"a\":1,\"a\":2", "not JSON: Duplicate field 'a' at line 1, column "),
        new Bomb("large", member("1e1000000000"), "a number is out of range: 1E+1000000000"),
        new Bomb("small", member("1e-1000000000"), "a number is out of range: 1E-1000000000"),
        new Bomb("larger", member("1e99999999999"), "a number is out of range"),
        new Bomb("digits", member("9".repeat(100_000)), "not JSON: Number value length (100000)"),
        new Bomb("nul", member("\"\u0000\""), "not JSON: Illegal unquoted character"),
        new Bomb("mark", "\uFEFF" + member("1"), "not JSON: Unexpected character"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsRefusedByHttpIsToldWhy(Bomb bomb) {
    var answer = signalbox.http().post(bomb.event());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.read(answer.body()).path("error").asText()).startsWith(bomb.reason());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsRefusedOfAQueueIsADeadLetter(Bomb bomb) {
    sendToQueue(bomb.event());

    DeadLetter letter =
        await()
            .atMost(LONGEST)
            .until(
                () ->
                    signalbox.deadLetters("AwsServiceEvents").stream()
                        .filter(each -> each.original().equals(bomb.event()))
                        .findFirst()
                        .orElse(null),
                found -> found != null);
    assertThat(letter.reason()).startsWith(bomb.reason()).hasSizeLessThan(256);
  }

  static Stream<Bomb> taken() {
    return Stream.of(
        new Bomb("string", member("\"" + "x".repeat(10_000_000) + "\""), null),
        new Bomb("array", member("[" + "1,".repeat(999_999) + "1]"), null),
        new Bomb("keys", member(object(100_000)), null),
        new Bomb("deep", member("[".repeat(490) + "]".repeat(490)), null),
        new Bomb(
            "numbers", member("[1e308,1e-324,%s,0e1000000000]".formatted("9".repeat(999))), null),
        new Bomb("halves", member("{\"\\ud800\":\"\\udfff\",\"\\u0000\":\"\\u0000\"}"), null));
  }

  @ParameterizedTest
  @MethodSource("taken")
  void whatIsOnlyLargeOrOddIsTakenByHttp(Bomb bomb) {
    assertThat(signalbox.http().post(bomb.event()).statusCode()).isEqualTo(202);

    awaitLine(bomb.name());
  }

  @Test
  void whatIsOnlyLargeOrOddIsTakenOfAQueue() {
    Set<String> names =
        taken()
            .map(bomb -> new Bomb("queue-" + bomb.name(), bomb.member(), null))
            .peek(bomb -> sendToQueue(bomb.event()))
            .map(Bomb::name)
            .collect(Collectors.toSet());
    sendToQueue("\uFEFF" + Events.ec2("queue-mark", "i-queue-mark", "running"));

    names.forEach(JsonBombsTest::awaitLine);
    awaitLine("queue-mark");
  }

  @Test
  void anArrayOfAMillionIsLookedAtNoFurtherThanItsFirstThatIsNoEvent() {
    var answer = signalbox.http().post("[" + "{},".repeat(999_999) + "{}]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"event 0: detail-type is missing\"}");
  }

  @Test
  void aStringLongerThanAnyMayBeIsRefused() {
    var answer = signalbox.http().post("\"" + "x".repeat(30_000_000) + "\"");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"not JSON: String value length (");
  }

  @Test
  void whatHasNoStateAnywhereInTwentyThousandMembersIsADeadLetter() {
    String event =
        """
        {"id": "b-1", "source": "com.example.bomb", "detail-type": "Bomb", "detail": %s}
        """;

    assertThat(signalbox.http().post(event.formatted(object(20_000))).statusCode()).isEqualTo(202);

    await()
        .atMost(LONGEST)
        .until(
            () ->
                signalbox.deadLetters("Spool").stream()
                    .anyMatch(letter -> letter.reason().startsWith("no state: looked in detail")));
  }

  private static String depth() {
    return "not JSON: Document nesting depth (501) exceeds the maximum allowed (500";
  }

  private static String member(String value) {
    return "\"bomb\":" + value;
  }

  private static String object(int members) {
    return IntStream.range(0, members)
        .mapToObj("\"k%d\":1"::formatted)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void sendToQueue(String body) {
    signalbox
        .producer()
        .sendBody("sjms2:queue:AwsServiceEvents?connectionFactory=#brokerPool", body);
  }

  private static void awaitLine(String name) {
    await()
        .atMost(LONGEST)
        .until(() -> signalbox.out().csv().contains(Events.csv("i-" + name, "running")));
  }
}
