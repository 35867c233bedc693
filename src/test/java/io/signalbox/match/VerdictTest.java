package io.signalbox.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static final JsonNode EVENT =
      Json.read(
          """
          {"source": "aws.ec2", "detail-type": "EC2", "account": "1",
           "detail": {"state": "running", "n": 7, "none": null, "ip": "10.1.2.3",
                      "tags": [], "items": [{"a": 1, "b": 2}, {"a": 3, "b": 4}],
                      "o": {"x": {"y": "z"}}, "a.b": "dotted"}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"detail-type":["X"]} | detail-type is "EC2", and the pattern takes "X"
          {"detail-type":["X","Y","Z"]} | detail-type is "EC2", and the pattern takes "X", "Y" or "Z"
          {"account":[1,2,3,4,5,6,7]} | account is "1", and the pattern takes 1, 2, 3, 4, 5 or one of 2 more
          {"detail":{"state":[{"prefix":"stop"}]}} | detail.state is "running", and the pattern takes what begins with "stop"
          {"detail":{"state":[{"prefix":{"equals-ignore-case":"Stop"}}]}} | detail.state is "running", and the pattern takes what begins with "Stop" in capitals or not
          {"detail":{"state":[{"suffix":"ed"}]}} | detail.state is "running", and the pattern takes what ends with "ed"
          {"detail":{"state":[{"wildcard":"s*p"}]}} | detail.state is "running", and the pattern takes what is like "s*p"
          {"detail":{"state":[{"equals-ignore-case":"OFF"}]}} | detail.state is "running", and the pattern takes "OFF" in capitals or not
          {"detail":{"state":[{"anything-but":"running"}]}} | detail.state is "running", and the pattern takes anything but "running"
          {"detail":{"state":[{"anything-but":["a","running"]}]}} | detail.state is "running", and the pattern takes anything but "a" or "running"
          {"detail":{"state":[{"anything-but":{"prefix":"run"}}]}} | detail.state is "running", and the pattern takes anything but what begins with "run"
          {"detail":{"n":[{"numeric":[">",0,"<=",5]}]}} | detail.n is 7, and the pattern takes a number > 0 and <= 5
          {"detail":{"n":["7"]}} | detail.n is 7, and the pattern takes "7"
          {"detail":{"ip":[{"cidr":"10.0.0.0/24"}]}} | detail.ip is "10.1.2.3", and the pattern takes an address in "10.0.0.0/24"
          {"detail":{"state":[{"exists":false}]}} | detail.state is "running", and the pattern takes no such field
          {"detail":{"what":[{"exists":true}]}} | detail.what is missing, and the pattern takes a field that is there
          {"detail":{"what":["a"]}} | detail.what is missing, and the pattern takes "a"
          {"detail":{"none":["a"]}} | detail.none is null, and the pattern takes "a"
          {"detail":{"tags":["a"]}} | detail.tags is [], and the pattern takes "a"
          {"detail":{"o":{"x":["a"]}}} | detail.o.x is an object, and the pattern takes "a"
          {"detail":{"a":{"b":["a"]}}} | detail.a.b is "dotted", and the pattern takes "a"
          {"detail":{"items":{"a":[2]}}} | detail.items.a is 1 and 3, and the pattern takes 2
          {"detail":{"items":{"a":[1],"b":[4]}}} | each field fits, but not within the same element of an array
          {"detail":{"$or":[{"n":[1],"state":["off"]},{"n":[2]}]}} | detail.n is 7, and the pattern takes 2
          """)
  void tellsWhyAFieldDoesNotFit(String pattern, String reason) {
    Verdict verdict = verdict(pattern);
    assertThat(verdict.matches()).isFalse();
    assertThat(verdict.reasons()).containsExactly(reason);
    assertThat(verdict.sourceFits()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"source":["aws.ec2"]} |
          {"detail":{"$or":[{"n":[1]},{"state":["running"]}]}} |
          {"detail":{"a":{"b":["dotted"]},"items":{"a":[3],"b":[4]}}} |
          """)
  void whatFitsIsTakenAndHasNoReasons(String pattern) {
    assertThat(verdict(pattern).matches()).isTrue();
  }

  @Test
  void tellsOfEachFieldAndWhetherItIsTheSource() {
    Verdict verdict = verdict("{\"source\":[\"a\"],\"detail-type\":[\"EC2\"],\"account\":[\"2\"]}");
    assertThat(verdict.reasons())
        .containsExactly(
            "source is \"aws.ec2\", and the pattern takes \"a\"",
            "account is \"1\", and the pattern takes \"2\"");
    assertThat(verdict.fitting()).isEqualTo(1);
    assertThat(verdict.sourceFits()).isFalse();
  }

  @Test
  void aPatternThatDoesNotCompileTakesNothing() {
    assertThat(verdict("{\"source\":[{\"prefixes\":\"a\"}]}").reasons())
        .singleElement()
        .asString()
        .startsWith("the pattern does not compile: ");
  }

  @Test
  void theNearestComeFirst() {
    List<String> names =
        List.of(
                "{\"source\":[\"x\"]}",
                "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"x\"],\"account\":[\"x\"]}",
                "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"x\"]}",
                "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"EC2\"],\"account\":[\"x\"]}")
            .stream()
            .map(VerdictTest::verdict)
            .sorted(Verdict.NEAREST_FIRST)
            .map(each -> each.rule().pattern())
            .toList();
    assertThat(names)
        .containsExactly(
            "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"EC2\"],\"account\":[\"x\"]}",
            "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"x\"]}",
            "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"x\"],\"account\":[\"x\"]}",
            "{\"source\":[\"x\"]}");
  }

  private static Verdict verdict(String pattern) {
    return Verdict.of(new BusRule("rule", "file", pattern, false), EVENT);
  }
}
