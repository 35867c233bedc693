package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern that cannot work keeps its route from starting, and says where and why. */
class InvalidPatternTest extends BusTestSupport {

  private static final String FILE = "file:sources/bad.camel.yaml";

  private static final String ROUTE =
      """
      - route:
          id: source-bad
          from:
            uri: bus:events
            parameters:
              pattern: '%s'
            steps:
              - log: {message: never}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                             | Empty objects are not allowed (line 1, column 3 of the pattern)
          []                                             | it is not a JSON object
          "aws.ec2"                                      | it is not a JSON object
          null                                           | it is not a JSON object
          aws.ec2                                        | Unrecognized token
          {"a":["b"                                      | Unexpected end-of-input
          {"a":"b"}                                      | "a" must be an object or an array
          {"a":1}                                        | "a" must be an object or an array
          {"a":[]}                                       | Empty arrays are not allowed
          {"a":{}}                                       | Empty objects are not allowed
          {"a":[["b"]]}                                  | Match value must be String, number, true, false, or null
          {"a":["b"]} {"c":["d"]}                        | Trailing token
          {"a":["b"],"a":["c"]}                          | Duplicate field
          {"a.b":[1],"a":{"b":[2]}}                      | Path `a.b` cannot be allowed multiple times
          {"a":["x"],"$or":[{"a":["y"]},{"b":["z"]}]}    | Path `a` cannot be allowed multiple times
          {"$or":["a","b"]}                              | Only JSON object is allowed in array of $or
          {"$or":[{"a":["b"]}]}                          | There must have at least 2 Objects in $or
          {"a":[{"starts-with":"b"}]}                    | Unrecognized match type starts-with
          {"a":[{"prefix":"b","suffix":"c"}]}            | Only one key allowed in match expression
          {"a":[{"exists":"true"}]}                      | exists match pattern must be either true or false
          {"a":[{"anything-but":{"prefix":[]}}]}         | Empty arrays are not allowed
          {"a":[{"wildcard":"x**"}]}                     | Consecutive wildcard characters
          {"a":[{"numeric":[">",5,"<",1]}]}              | Bottom must be less than top
          {"a":[{"numeric":[">",1e400]}]}                | Cannot compare number : 1e400
          {"a":[{"cidr":"10.0.0.0/40"}]}                 | IPv4 mask bits must be < 32
          """)
  void thePlaceAndTheReasonAreGivenOnOneLine(String pattern, String reason) {
    assertThatThrownBy(() -> yaml(FILE, ROUTE.formatted(pattern)))
        .isInstanceOf(InvalidPatternException.class)
        .message()
        .startsWith(FILE + ":4: route source-bad: the pattern does not compile: " + reason)
        .doesNotContain("\n");
  }

  @Test
  void aRuleWithoutPatternMustBeAFallback() {
    String withoutPattern = ROUTE.replaceAll("(?m)^ +(parameters|pattern):.*\\R", "");

    assertThatThrownBy(() -> yaml(FILE, withoutPattern))
        .isInstanceOf(InvalidPatternException.class)
        .hasMessage(FILE + ":4: route source-bad: a rule needs a pattern, unless it is a fallback");
  }

  @Test
  void aPatternOfTooManyFieldsIsRefusedToo() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      fields.append(i == 0 ? "" : ",").append("\"f%d\":[1]".formatted(i));
    }

    assertThatThrownBy(() -> yaml(FILE, ROUTE.formatted("{" + fields + "}")))
        .isInstanceOf(InvalidPatternException.class)
        .hasMessageEndingWith("exceeds max value of 256");
  }

  @Test
  void theOtherRulesGoOn() throws Exception {
    rule("good", "{\"source\":[\"aws.ec2\"]}");

    assertThatThrownBy(() -> yaml(FILE, ROUTE.formatted("{}"))).isNotNull();

    assertThat(send(EC2_EVENT).getException()).isNull();
    assertThat(called).containsExactly("good");
  }
}
