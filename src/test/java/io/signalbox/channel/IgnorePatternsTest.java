package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnorePatternsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"source\": [\"aws.ec2\"]}]",
        "[{\"source\": [\"other\"]}, {\"state\": [{\"prefix\": \"run\"}]}]",
        "[{\"detail\": {\"instance-id\": [\"i-1\"]}}]",
        "[{\"account\": [{\"exists\": true}], \"severity\": [\"info\"]}]"
      })
  void anEventThatOneOfThePatternsMatchesIsIgnored(String patterns) {
    assertThat(patterns(patterns).matches(event())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"source\": [\"other\"]}]",
        "[{\"source\": [\"aws.ec2\"], \"state\": [\"stopped\"]}]",
        "[{\"detail\": {\"instance-id\": [\"i-2\"]}}]"
      })
  void anotherGoesOn(String patterns) {
    assertThat(patterns(patterns).matches(event())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[", "{\"source\": [\"a\"]}", "null", "[{\"a\": [1]}] x"})
  void aValueThatIsNoArrayIsRefused(String value) {
    assertThatThrownBy(() -> patterns(value))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("channel.ignore.patterns (--set): not ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "\"a\"", "{\"source\": \"a\"}", "{\"a\": [{\"like\": 1}]}"})
  void aBadPatternIsToldByItsPlace(String pattern) {
    assertThatThrownBy(() -> patterns("[{\"source\": [\"a\"]}, " + pattern + "]"))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("channel.ignore.patterns (--set): pattern 1: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anEventWithoutADetailIsMatchedToo() {
    StandardEvent event = event();
    event.setDetail(null);

    assertThat(patterns("[{\"source\": [\"aws.ec2\"]}]").matches(event)).isTrue();
  }

  private static IgnorePatterns patterns(String value) {
    return new IgnorePatterns(Settings.of(Map.of(IgnorePatterns.KEY, value)));
  }

  private static StandardEvent event() {
    StandardEvent event = new StandardEvent();
    event.setSource("aws.ec2");
    event.setResource("arn:aws:ec2:eu-central-1:123456789012:instance/i-1");
    event.setState("running");
    event.setDetail(Json.read("{\"instance-id\": \"i-1\"}"));
    return event;
  }
}
