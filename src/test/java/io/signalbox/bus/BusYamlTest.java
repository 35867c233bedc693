package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns in real YAML routes, where Camel's URIs and placeholders could get at them. */
class BusYamlTest extends BusTestSupport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ROUTE =
      """
      - route:
          id: source-x
          from:
            uri: bus:events
            parameters:
              pattern: '%s'
            steps:
              - setBody: {expression: {constant: {expression: taken}}}
      """;

  private void assertTakes(String event) {
    Exchange sent = send(event);
    assertThat(sent.getException()).isNull();
    assertThat(sent.getMessage().getBody()).isEqualTo("taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a b",
        "a  b",
        "a&b",
        "a&b=c&fallback=true",
        "a+b",
        "100%",
        "%41%zz%25",
        "a#b",
        "#bean",
        "a?b",
        "a=b",
        "a;b|c^d~e$f",
        "(a) [b] {c}",
        "a)",
        "RAW(a)",
        "}}",
        "a}}b",
        "Zürich 東京 🚂",
        "say \"hi\"",
        "back\\slash",
        "http://user:secret@host/path?password=x"
      })
  void aStringIsTakenLiterally(String text) throws Exception {
    String value = JSON.writeValueAsString(text);
    yaml("x.yaml", ROUTE.formatted("{\"source\":[%s],\"detail\":{\"a\":[1]}}".formatted(value)));

    assertTakes("{\"source\":%s,\"detail\":{\"a\":1}}".formatted(value));
    assertThat(send("{\"source\":\"else\",\"detail\":{\"a\":1}}").getException())
        .isInstanceOf(NoRuleMatchedException.class);
  }

  @Test
  void bracesThatCloseTogether() throws Exception {
    yaml("x.yaml", ROUTE.formatted("{\"detail\":{\"a\":{\"b\":[{\"prefix\":\"x\"}]}}}"));

    assertTakes("{\"detail\":{\"a\":{\"b\":\"xy\"}}}");
  }

  @Test
  void aPatternOverSeveralLines() throws Exception {
    yaml(
        "x.yaml",
        """
        - route:
            from:
              uri: bus:events
              parameters:
                pattern: |
                  {
                    "source": ["aws.ec2"],
                    "detail": {
                      "state": [
                        "shutting down",
                        {"anything-but": ["running", "pending"]}
                      ]
                    }
                  }
              steps:
                - setBody: {expression: {constant: {expression: taken}}}
        """);

    assertTakes("{\"source\":\"aws.ec2\",\"detail\":{\"state\":\"stopped\"}}");
  }

  @Test
  void theNameMayBeAParameterToo() throws Exception {
    yaml(
        "x.yaml",
        """
        - route:
            from:
              uri: bus
              parameters:
                name: events
                pattern: '{"source":["a&b"]}'
              steps:
                - setBody: {expression: {constant: {expression: taken}}}
        """);

    assertTakes("{\"source\":\"a&b\"}");
  }

  @Test
  void aPlaceholderWorksBesideBracesThatAreKeptApart() throws Exception {
    context.getPropertiesComponent().addInitialProperty("region", "eu-central-1");
    yaml(
        "x.yaml",
        ROUTE.formatted("{\"region\":[\"{{region}}\"],\"detail\":{\"a\":{\"b\":[1]} } }"));

    assertTakes("{\"region\":\"eu-central-1\",\"detail\":{\"a\":{\"b\":1}}}");
  }

  /** Camel's parser, not ours: the documentation of the option says what to do. */
  @Test
  void aPlaceholderBesideBracesThatAreNot() {
    context.getPropertiesComponent().addInitialProperty("region", "eu-central-1");
    String pattern = "{\"region\":[\"{{region}}\"],\"detail\":{\"a\":{\"b\":[1]}}}";

    assertThatThrownBy(() -> yaml("x.yaml", ROUTE.formatted(pattern)))
        .hasStackTraceContaining("Missing {{ from the text");
  }

  @Test
  void anAmpersandAfterAParenthesisIsEscaped() throws Exception {
    yaml("x.yaml", ROUTE.formatted("{\"source\":[\"(a)\\u0026b\"]}"));

    assertTakes("{\"source\":\"(a)&b\"}");
  }

  @Test
  void aFallback() throws Exception {
    yaml(
        "x.yaml",
        """
        - route:
            from:
              uri: bus:events
              parameters: {fallback: true}
              steps:
                - setBody: {expression: {constant: {expression: taken}}}
        """);

    assertTakes("{\"source\":\"anything\"}");
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatThrownBy(
            () -> context.getEndpoint("bus:events?patern=RAW({\"source\":[\"aws.ec2\"]})"))
        .hasStackTraceContaining("Unknown parameters");
  }

  @Test
  void theUriIsTheSameWhicheverWayItIsBuilt() throws Exception {
    BusEndpointUriFactory factory = new BusEndpointUriFactory();
    factory.setCamelContext(context);

    assertThat(
            factory.buildUri(
                "bus", Map.of("name", "events", "pattern", "{\"a\":[1]}", "fallback", true), false))
        .isEqualTo("bus:events?fallback=true&pattern=RAW({\"a\":[1]})");
  }
}
