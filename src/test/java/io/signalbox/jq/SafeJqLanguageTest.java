package io.signalbox.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeJqLanguageTest {

  private final CamelContext context = new DefaultCamelContext();

  @BeforeEach
  void start() {
    context.getRegistry().bind("jq-language", new SafeJqLanguage());
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void mapsAsJqDoes() {
    assertThat(evaluate(".a | ascii_upcase", "{\"a\": \"b\"}")).isEqualTo(Json.read("\"B\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        ".a.b = a string where an object with the field b is expected",
        ".list.b = an array where an object with the field b is expected",
        ".a[0] = a string where an array is expected",
        ".a[] = a string where an array is expected",
        "error(\"no state\") = no state",
        "text(.b) = b is missing",
        "[] | join(1; 2) = Function join/2 does not exist",
        ".list | test(\"a\") = a field has a value that the mapping cannot take: what is tested is an"
            + " array, not a string",
      })
  void saysWhyAnEventCannotBeMapped(String jq, String why) {
    assertThatThrownBy(() -> evaluate(jq, "{\"a\": \"b\", \"list\": [1]}"))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aTextThatTheEngineCannotWorkOnIsAFailureLikeAnyOther() {
    assertThatThrownBy(
            () -> evaluate(".a | gsub(\"a \"; \"-\")", "{\"a\": \"" + "a ".repeat(100_000) + "\"}"))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("the mapping found a text or a list that is too long, or too deeply nested");
  }

  private JsonNode evaluate(String jq, String json) {
    Expression expression = context.resolveLanguage("jq").createExpression(jq);
    expression.init(context);
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(Json.read(json));
    return expression.evaluate(exchange, JsonNode.class);
  }
}
