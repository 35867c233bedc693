package io.signalbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.jq.SafeJqLanguage;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * What the mapping languages that Camel has cost an event: each reads the resource, the state and
 * the instance's id of the same EC2 event, which is parsed already where the language can take
 * that.
 */
final class MappingLanguages {

  private static final int EVENTS = 5_000;

  private static final String JQ =
      "{resource: .resources[0], state: .detail.state, id: .detail[\"instance-id\"]}";
  private static final List<String> PATHS =
      List.of("$.resources[0]", "$.detail.state", "$.detail['instance-id']");
  private static final List<String> SIMPLE =
      List.of("${body[resources][0]}", "${body[detail][state]}", "${body[detail][instance-id]}");
  private static final String JSLT =
      "{\"resource\": .resources[0], \"state\": .detail.state, \"id\": .detail.\"instance-id\"}";
  private static final String JSONATA =
      "{\"resource\": resources[0], \"state\": detail.state, \"id\": detail.`instance-id`}";

  private final CamelContext context = new DefaultCamelContext();
  private final List<Candidate> candidates = new ArrayList<>();

  /** Maps the body of an exchange. */
  private interface Mapping {
    Object map(Exchange exchange) throws Exception;
  }

  private record Candidate(String name, Object body, Mapping mapping, List<Usage> measured) {

    double micros() {
      List<Usage> sorted =
          measured.stream().sorted(Comparator.comparingDouble(Usage::threadNanos)).toList();
      return sorted.get(sorted.size() / 2).threadNanos() / 1e3;
    }
  }

  MappingLanguages(Path directory) throws Exception {
    context.getRegistry().bind("jq-language", new SafeJqLanguage());
    context.start();
    String text = new SampleSource("aws-ec2-instance", 0).event().toString();
    JsonNode node = Json.read(text);
    Map<?, ?> map = Json.MAPPER.convertValue(node, Map.class);
    add("jq on a parsed node", node, language("jq", List.of(JQ)));
    add("jq on text", text, language("jq", List.of(JQ)));
    add("jsonpath on a map", map, language("jsonpath", PATHS));
    add("jsonpath on text", text, language("jsonpath", PATHS));
    add("simple on a map", map, language("simple", SIMPLE));
    add("camel-jslt, text only", text, component("jslt", JSLT, directory));
    add("camel-jsonata on text", text, component("jsonata", JSONATA, directory));
  }

  private void add(String name, Object body, Mapping mapping) {
    candidates.add(new Candidate(name, body, mapping, new ArrayList<>()));
  }

  private Mapping language(String language, List<String> texts) {
    List<Expression> expressions =
        texts.stream().map(context.resolveLanguage(language)::createExpression).toList();
    expressions.forEach(each -> each.init(context));
    return exchange -> {
      Object last = null;
      for (Expression each : expressions) {
        last = Objects.requireNonNull(each.evaluate(exchange, Object.class));
      }
      return last;
    };
  }

  private Mapping component(String name, String text, Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("mapping." + name), text);
    Producer producer =
        context.getEndpoint(name + ":file:" + file + "?contentCache=true").createProducer();
    producer.start();
    return exchange -> {
      producer.process(exchange);
      return exchange.getMessage().getBody();
    };
  }

  void print(PrintStream out, int rounds) throws Exception {
    for (int round = -5; round < rounds; round++) {
      for (Candidate each : candidates) {
        Usage usage = measure(each);
        if (round >= 0) {
          each.measured.add(usage);
        }
      }
    }
    out.printf("Three fields of an EC2 event, CPU of the thread, median of %d rounds:%n", rounds);
    candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::micros))
        .forEach(each -> out.printf("%-24s %6.2f us an event%n", each.name, each.micros()));
    context.stop();
  }

  private Usage measure(Candidate candidate) throws Exception {
    Exchange exchange = new DefaultExchange(context);
    Usage start = Usage.now();
    for (int i = 0; i < EVENTS; i++) {
      exchange.getMessage().setBody(candidate.body);
      if (candidate.mapping.map(exchange) == null || exchange.getException() != null) {
        throw new IllegalStateException(candidate.name + " failed", exchange.getException());
      }
    }
    return Usage.now().since(start, EVENTS);
  }
}
