package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.testing.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewSourceCommandTest {

  private static final String SAMPLE =
      "{\"source\":\"com.acme\",\"detail-type\":\"Order Shipped\",\"detail\":{\"orderId\":1}}";

  @TempDir private static Path routes;
  @TempDir Path directory;

  /** With few of the sources, so that a run is short. */
  @BeforeAll
  static void copy() throws IOException {
    Routes.copyTo(routes.resolve("routes"));
    try (Stream<Path> files = Files.list(sources())) {
      for (Path file : files.filter(each -> !each.toString().contains("aws-ec2-")).toList()) {
        Files.delete(file);
      }
    }
  }

  @BeforeEach
  void clean() throws IOException {
    try (Stream<Path> files = Files.list(sources())) {
      for (Path file : files.filter(each -> isNew(each)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aSourceOfAnySamplePassesCheckAndTest() throws IOException {
    Map<String, String> samples = oddSamples();
    List<String> test = new ArrayList<>(List.of("test", "--set", directory()));
    samples.forEach(
        (name, sample) -> {
          CommandRun run = make("new-" + name, sample);
          assertThat(run.code()).as(name + ": " + run.err()).isZero();
          assertThat(run.err()).isEmpty();
          assertThat(run.out())
              .startsWith(file("new-" + name, ".camel.yaml"), file("new-" + name, ".cases.yaml"));
          test.add(file("new-" + name, ".camel.yaml"));
        });

    CommandRun check = CommandRun.of("check", "--set", directory());
    assertThat(check.out()).singleElement().asString().endsWith("cases: all well");
    CommandRun tested = CommandRun.of(test.toArray(String[]::new));
    assertThat(tested.out()).singleElement().asString().endsWith(" files: all well");
    for (String name : samples.keySet()) {
      Path route = Path.of(file("new-" + name, ".camel.yaml"));
      assertThat(Files.readAllLines(route)).hasSizeBetween(15, 30);
    }
  }

  /** By what is odd about them. */
  private static Map<String, String> oddSamples() {
    Map<String, String> samples = new LinkedHashMap<>();
    samples.put("bare", "{\"source\":\"com.acme\",\"detail-type\":\"T\"}");
    samples.put(
        "nulls-and-numbers",
        event(
            "com.acme",
            "Numbers",
            "",
            "{\"a\":null,\"name\":null,\"id\":123456789012345678901234,\"n\":1e300}"));
    samples.put(
        "nested",
        event(
            "aws.unseen",
            "Deep",
            "\"arn:none\",\"b\"",
            "{\"a\":[[{\"b\":{\"thingId\":\"t\",\"State\":{\"name\":\"a/b!\"}}}],[]],\"c\":%s1%s}"
                .formatted("{\"d\":".repeat(300), "}".repeat(300))));
    samples.put(
        "several",
        event(
            "aws.unseen",
            "Several",
            "\"arn:aws:x:::a\",\"b\",\"arn:aws:x:::c\"",
            "{\"status\":\"up\"}"));
    samples.put(
        "text",
        event(
            "com.acme",
            "{{a}} }} {{?b}} 'c' \\\"d\\\" \\\\(.e) #f: - &g ü ❤ 😀 \\u0000 \\u2028 \\u202e \\ud800",
            "",
            """
            {"{{h}}\\n'\\"\\\\(i) ü-id": "{{j}} '\\"\\\\(k)\\u0000", "id": "{{l:m}} }} '\\"\\\\(n) 😀",
             "status": "{{o}}\\n\\"p\\"", "<<": {"? q": "- r"}, "null": "~", "": ""}
            """));
    samples.put(
        "uri", event("com.acme", "RAW(a)&b=c )& }& %41 + ? # ${d}", "", "{\"id\":\")&x\"}"));
    samples.put(
        "huge",
        event(
            "com.acme",
            "n".repeat(256),
            "",
            "{\"%s\":1,\"status\":\"%s\",\"text\":\"%s\",\"list\":[0%s]}"
                .formatted(
                    "k".repeat(3000),
                    "Ab".repeat(300),
                    "x".repeat(200_000),
                    ",{\"id\":1}".repeat(3000))));
    samples.put(
        "cloud-event",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"io.acme/cart\",\"type\":\"io.acme.cart.paid.v1\","
            + "\"subject\":\"carts/7\",\"time\":\"2026-01-05T08:00:00Z\",\"data\":{\"total\":1.50}}");
    return samples;
  }

  @Test
  void theSampleIsTheCaseWithoutWhatIsSecretOrItsOwn() {
    CommandRun run =
        make(
            "new-order",
            """
            {"id": "e-1", "time": "2026-01-05T08:00:00Z", "source": "aws.unseen", "account": "210987654321",
             "region": "us-east-1", "detail-type": "Order Shipped", "resources": [],
             "detail": {"orderId": 4711, "status": "SHIPPED", "auth": {"accessToken": "t0ps3cret"}}}
            """);

    assertThat(run.out())
        .last()
        .asString()
        .startsWith("Next")
        .endsWith(file("new-order", ".cases.yaml"));
    assertThat(Path.of(file("new-order", ".cases.yaml")))
        .hasContent(
            """
            - name: Order Shipped is shipped
              in:
                source: aws.unseen
                detail-type: Order Shipped
                account: "210987654321"
                region: us-east-1
                detail: {orderId: 4711, status: SHIPPED, auth: {accessToken: "***"}}
              out:
                - source: aws.unseen
                  resource: "arn:aws:unseen:us-east-1:210987654321:order/4711"
                  state: shipped
                  severity: info
                  summary: "Order Shipped: order 4711 is SHIPPED"

            - name: an event with nothing in its detail is a dead letter
              in:
                source: aws.unseen
                detail-type: Order Shipped
              deadLetter: detail.orderId is missing
            """);
  }

  @Test
  void filesThatAreThereAreOverwrittenOnlyByForce() throws IOException {
    Path cases = Files.writeString(Path.of(file("new-one", ".cases.yaml")), "mine");
    CommandRun refused = make("new-one", SAMPLE);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo("signalbox: %s: is there already; --force overwrites it%n".formatted(cases));
    assertThat(cases).hasContent("mine");
    assertThat(Path.of(file("new-one", ".camel.yaml"))).doesNotExist();

    assertThat(make("new-one", SAMPLE, "--force").code()).isZero();
    String first = Files.readString(cases);
    CommandRun again = make("new-one", SAMPLE, "--force");
    assertThat(again.err()).isEmpty();
    assertThat(cases).hasContent(first);
  }

  @Test
  void aSampleThatASourceTakesAlreadyIsAWarningAndTheCaseStillPasses() {
    CommandRun run =
        make(
            "new-ec2",
            """
            {"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification",
             "detail": {"instance-id": "i-1", "state": "running"}}
            """);
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo(
            ("signalbox: warning: source-aws-ec2-instance takes this event already, and now both"
                    + " would; narrow one of the patterns%n")
                .formatted());
    CommandRun test = CommandRun.of("test", "--set", directory(), file("new-ec2", ".cases.yaml"));
    assertThat(test.out()).containsExactly("1 case in 1 file: all well");
  }

  @Test
  void whatNoSourceCanBeMadeOfIsRefusedAndNothingIsWritten() throws IOException {
    assertThat(refusal("new-x", event("größe", "T", "", "{}")))
        .startsWith("no source can be made of it: not a standard event: source: ");
    assertThat(refusal("new-x", event("a", "T", "", "[]")))
        .isEqualTo("standard input: detail is an array, not an object");
    assertThat(refusal("new-x", "{\"source\": \"a\"}"))
        .isEqualTo("standard input: detail-type is missing");
    assertThat(refusal("new-x", "{\"source\": \"a\"\n \"b\"}"))
        .startsWith("standard input: not JSON: ")
        .endsWith(" at line 2, column 2");
    for (String name : List.of("New", "new_x", "../x", "new.x", "new-", "", "ü", "a".repeat(101))) {
      assertThat(refusal(name, SAMPLE))
          .isEqualTo(name + ": a name is small letters and digits, with - between them");
    }
    Path nothing = directory.resolve("nothing");
    assertThat(make("new-x", SAMPLE, "--directory", nothing.toString()).err())
        .startsWith("signalbox: " + nothing + ": no such directory; ");
    assertThat(nothing).doesNotExist();
    try (Stream<Path> files = Files.list(sources())) {
      assertThat(files.filter(NewSourceCommandTest::isNew)).isEmpty();
    }
  }

  private static String refusal(String name, String sample) {
    CommandRun run = make(name, sample);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    return run.err().strip().replaceFirst("^signalbox: ", "");
  }

  private static CommandRun make(String name, String sample, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("new", "source", name, "--event", "-", "--set", directory()));
    arguments.addAll(List.of(more));
    return CommandRun.withInput(sample, arguments.toArray(String[]::new));
  }

  private static String event(String source, String type, String resources, String detail) {
    return "{\"source\":\"%s\",\"detail-type\":\"%s\",\"resources\":[%s],\"detail\":%s}"
        .formatted(source, type, resources, detail);
  }

  private static String directory() {
    return "routes.directory=" + routes.resolve("routes");
  }

  private static String file(String name, String suffix) {
    return sources().resolve(name + suffix).toString();
  }

  private static Path sources() {
    return routes.resolve("routes").resolve("sources");
  }

  private static boolean isNew(Path file) {
    return file.getFileName().toString().startsWith("new-");
  }
}
