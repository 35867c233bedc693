package io.signalbox.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which routes get an event, and what of it they see. */
class BusRoutingTest extends BusTestSupport {

  private static final String ALL_AWS = "{\"source\":[{\"prefix\":\"aws.\"}]}";
  private static final String EC2 = "{\"source\":[\"aws.ec2\"]}";
  private static final String S3 = "{\"source\":[\"aws.s3\"]}";

  @Test
  void everyMatchingRuleIsCalledInTheOrderOfTheNames() throws Exception {
    rule("c", EC2);
    rule("a", ALL_AWS);
    rule("d", S3);
    rule("b", EC2);
    fallback("z");

    assertThat(send(EC2_EVENT).getException()).isNull();
    assertThat(called).containsExactly("a", "b", "c");
  }

  @Test
  void theOnlyMatchingRuleGetsTheExchangeItself() throws Exception {
    List<String> ids = new ArrayList<>();
    rule(
        "only",
        EC2,
        exchange -> {
          ids.add(exchange.getExchangeId());
          exchange.getMessage().setBody("changed");
        });

    Exchange sent = send(EC2_EVENT);

    assertThat(ids).containsExactly(sent.getExchangeId());
    assertThat(sent.getMessage().getBody()).isEqualTo("changed");
  }

  @Test
  void severalRulesGetCopiesAndTheCallerKeepsItsMessage() throws Exception {
    List<String> ids = new ArrayList<>();
    for (String id : List.of("a", "b")) {
      rule(
          id,
          EC2,
          exchange -> {
            ids.add(exchange.getExchangeId());
            assertThat(exchange.getMessage().getBody()).isEqualTo(EC2_EVENT);
            exchange.getMessage().setBody("changed");
            exchange.getMessage().setHeader("by", id);
            exchange.setVariable("by", id);
          });
    }

    Exchange sent = send(EC2_EVENT);

    assertThat(sent.getException()).isNull();
    assertThat(ids).hasSize(2).doesNotHaveDuplicates().doesNotContain(sent.getExchangeId());
    assertThat(sent.getMessage().getBody()).isEqualTo(EC2_EVENT);
    assertThat(sent.getMessage().getHeaders()).isEmpty();
    assertThat(sent.getVariables()).isEmpty();
  }

  @Test
  void copiesHaveThePropertiesVariablesAndHeadersAndTheirOwnUnitOfWork() throws Exception {
    List<Object> seen = new ArrayList<>();
    List<UnitOfWork> units = new ArrayList<>();
    for (String id : List.of("a", "b")) {
      rule(
          id,
          EC2,
          exchange -> {
            seen.add(exchange.getProperty("property"));
            seen.add(exchange.getVariable("variable"));
            seen.add(exchange.getMessage().getHeader("header"));
            units.add(exchange.getUnitOfWork());
          });
    }

    Exchange sent =
        template.send(
            "bus:events",
            exchange -> {
              exchange.setProperty("property", "p");
              exchange.setVariable("variable", "v");
              exchange.getMessage().setHeader("header", "h");
              exchange.getMessage().setBody(EC2_EVENT);
            });

    assertThat(sent.getException()).isNull();
    assertThat(seen).containsExactly("p", "v", "h", "p", "v", "h");
    assertThat(units).hasSize(2).doesNotHaveDuplicates().doesNotContain(sent.getUnitOfWork());
  }

  @Test
  void aJsonNodeThatOneRuleChangesStaysAsItWasForTheOthers() throws Exception {
    List<JsonNode> seen = new ArrayList<>();
    for (String id : List.of("a", "b")) {
      rule(
          id,
          EC2,
          exchange -> {
            ObjectNode event = exchange.getMessage().getBody(ObjectNode.class);
            seen.add(event.deepCopy());
            event.put("source", "changed");
          });
    }
    JsonNode event = new ObjectMapper().readTree(EC2_EVENT);

    Exchange sent = send(event);

    assertThat(seen).containsExactly(event, event);
    assertThat(sent.getMessage().getBody()).isSameAs(event);
    assertThat(event).isEqualTo(new ObjectMapper().readTree(EC2_EVENT));
  }

  static List<Object> bodies() throws Exception {
    byte[] bytes = EC2_EVENT.getBytes(StandardCharsets.UTF_8);
    return List.of(
        EC2_EVENT,
        bytes,
        new ByteArrayInputStream(bytes),
        new ObjectMapper().readTree(EC2_EVENT),
        Map.of("source", "aws.ec2", "detail", Map.of("state", "running")));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyKindOfBodyIsMatchedAndHandedOnAsItIs(Object body) throws Exception {
    List<Object> seen = new ArrayList<>();
    rule("a", EC2, exchange -> seen.add(exchange.getMessage().getBody()));

    assertThat(send(body).getException()).isNull();
    if (body instanceof InputStream) {
      assertThat((InputStream) seen.get(0)).hasContent(EC2_EVENT);
    } else {
      assertThat(seen.get(0)).isSameAs(body);
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void severalRulesCanReadEveryKindOfBodyAndSoCanTheCaller(Object body) throws Exception {
    List<String> seen = new ArrayList<>();
    rule("a", EC2, exchange -> seen.add(exchange.getMessage().getBody(String.class)));
    rule("b", EC2, exchange -> seen.add(exchange.getMessage().getBody(String.class)));

    Exchange sent = send(body);

    assertThat(sent.getException()).isNull();
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).contains("aws.ec2").isEqualTo(seen.get(1));
    assertThat(sent.getMessage().getBody(String.class)).isEqualTo(seen.get(0));
  }

  @Test
  void aFallbackTakesWhatIsLeft() throws Exception {
    rule("ec2", EC2);
    fallback("rest");

    send(EC2_EVENT);
    send("{\"source\":\"other\"}");
    send("{}");

    assertThat(called).containsExactly("ec2", "rest", "rest");
  }

  @Test
  void aFallbackWithAPatternTakesWhatIsLeftAndMatchesIt() throws Exception {
    rule("ec2", EC2);
    route("rest-aws", "bus:events?fallback=true&pattern=RAW(" + ALL_AWS + ")", this::note);

    send(EC2_EVENT);
    send("{\"source\":\"aws.s3\"}");
    Exchange unmatched = send("{\"source\":\"other\"}");

    assertThat(called).containsExactly("ec2", "rest-aws");
    assertThat(unmatched.getException()).isInstanceOf(NoRuleMatchedException.class);
  }

  @Test
  void allFallbacksThatFitAreCalledInTheOrderOfTheNames() throws Exception {
    fallback("b");
    route("a", "bus:events?fallback=true&pattern=RAW(" + ALL_AWS + ")", this::note);
    fallback("c");

    send(EC2_EVENT);

    assertThat(called).containsExactly("a", "b", "c");
  }

  @Test
  void whatNeedsNoMatchingIsNotRead() throws Exception {
    fallback("all");

    assertThat(send("no JSON at all").getException()).isNull();
    assertThat(called).containsExactly("all");
  }

  @Test
  void busesOfDifferentNamesDoNotMeet() throws Exception {
    route("other", "bus:notifications?pattern=RAW(" + EC2 + ")", this::note);

    assertThat(send(EC2_EVENT).getException()).isInstanceOf(NoRuleMatchedException.class);
    assertThat(called).isEmpty();
  }
}
