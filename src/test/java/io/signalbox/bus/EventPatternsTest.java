package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code patterns.yaml}, through the component. */
class EventPatternsTest extends BusTestSupport {

  record Case(String name, String pattern, List<String> matches, List<String> not) {
    Case {
      matches = matches == null ? List.of() : matches;
      not = not == null ? List.of() : not;
    }
  }

  @TestFactory
  Stream<DynamicContainer> patterns() throws Exception {
    List<Case> cases = cases();
    for (int i = 0; i < cases.size(); i++) {
      route(
          "rule-" + i, "bus:case-%d?pattern=RAW(%s)".formatted(i, cases.get(i).pattern()), e -> {});
    }
    return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
        .map(i -> DynamicContainer.dynamicContainer(cases.get(i).name(), events(i, cases.get(i))));
  }

  private Stream<DynamicTest> events(int bus, Case pattern) {
    return Stream.concat(
        pattern.matches().stream().map(event -> test("matches " + event, bus, event, true)),
        pattern.not().stream().map(event -> test("does not match " + event, bus, event, false)));
  }

  private DynamicTest test(String name, int bus, String event, boolean matches) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Exchange sent = template.send("bus:case-" + bus, e -> e.getMessage().setBody(event));
          if (matches) {
            assertThat(sent.getException()).isNull();
          } else {
            assertThat(sent.getException()).isInstanceOf(NoRuleMatchedException.class);
          }
        });
  }

  private static List<Case> cases() throws IOException {
    try (InputStream file = EventPatternsTest.class.getResourceAsStream("patterns.yaml")) {
      return new YAMLMapper().readValue(file, new TypeReference<>() {});
    }
  }
}
