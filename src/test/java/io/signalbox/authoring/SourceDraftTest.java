package io.signalbox.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.event.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDraftTest {

  @Test
  void theRouteIsLaidOutAsPeopleWriteThem() {
    assertThat(
            route(
                "com.example.shop",
                "Deployment Finished",
                "[]",
                "{\"service\": \"checkout\", \"result\": \"succeeded\"}"))
        .isEqualTo(
            """
            - route:
                id: source-drafted
                description: Deployment Finished of com.example.shop
                from:
                  uri: bus:events
                  parameters:
                    pattern: '{"source": ["com.example.shop"], "detail-type": ["Deployment Finished"]}'
                  steps:
                    - setVariable:
                        id: source-drafted-map
                        name: standard
                        expression:
                          jq:
                            resultType: com.fasterxml.jackson.databind.JsonNode
                            expression: |
                              text(.detail.service) as $id
                              | text(.detail.result) as $state
                              | {
                                resource: "arn:onprem:shop:main::service/\\($id)",
                                state: $state,
                                severity: ({succeeded: "ok", failed: "critical", cancelled: "warning", timed_out: "critical"}
                                  [$state | ascii_downcase] // "info"),
                                summary: "\\(.["detail-type"]): service \\($id) is \\($state)"
                              }
                    - to:
                        id: source-drafted-publish
                        uri: direct:standard-events
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          aws.foo | Widget Changed | {"widget-id": "w", "request-id": "r"} | resource: arn("foo"; "widget/" + $id),
          aws.foo | Widget Changed | {"id": 17} | resource: arn("foo"; "widget/" + $id),
          aws.foo | Foo Job Changed | {"userName": "u", "name": "n"} | resource: arn("foo"; "job/" + $id),
          aws.foo | Changed | {"a": {"roleArn": "arn:aws:iam::1:role/r", "fooArn": "arn:aws:foo:::f"}} | resource: text(.detail.a.fooArn),
          aws.foo | All Changed | {"count": 3} | resource: arn("foo"; "event/all-changed"),
          com.acme.crm | Order Shipped | {"customerId": 1, "order": {"id": 2}} | resource: "arn:onprem:crm:main::order/\\($id)",
          com.acme.crm | Order Shipped | {"orders": [{"id": 2}]} | resource: "arn:onprem:crm:main::orders/\\($id)",
          com.acme.crm | Login | {"email": "a@b.c", "sessionToken": "t"} | resource: "arn:onprem:crm:main::event/login",
          aws.partner/zendesk.com/12/default | Ticket Created | {"ticket": {"id": 3}} | resource: "arn:onprem:zendesk:12::ticket/\\($id)",
          aws.partner/ | Created | {"id": 3} | resource: "arn:onprem:app:main::created/\\($id)",
          """)
  void guessesTheResource(String source, String type, String detail, String line) {
    assertThat(lines(route(source, type, "[]", detail))).contains(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          ["arn:aws:foo:eu-central-1:1:w/1"] | # the resource is the ARN in the event's resources
          ["order/4"] | text(.resources[0]) as $id
          ["Support Ticket"] | text(.detail.orderId) as $id
          ["arn:not an arn"] | resources: ["arn:onprem:crm:main::order/\\($id)"],
          """)
  void theResourcesOfTheEventComeFirst(String resources, String line) {
    assertThat(lines(route("com.acme.crm", "Order Shipped", resources, "{\"orderId\": 1}")))
        .anyMatch(each -> each.endsWith(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          {"result": "a", "status": "b", "state": "c"} ~ text(.detail.state) as $state
          {"eventName": "RunIt", "jobStatus": "b", "previousStatus": "c"} ~ text(.detail.jobStatus) as $state
          {"state": {"value": "ALARM"}, "previousState": {"value": "OK"}} ~ text(.detail.state.value) as $state
          {"state": null, "a": {"b": [{"status": "up"}]}} ~ text(.detail.a.b[0].status) as $state
          {"status": "Partly done (1/2)!"} ~ (text(.detail.status) | gsub("[^A-Za-z0-9]+"; " ")) as $state
          {"status": 404} ~ text(.detail.status) as $state
          {"my status": "up"} ~ text(.detail["my status"]) as $state
          {"status": "---", "stateless": "x"} ~ state: "changed",
          """)
  void guessesTheState(String detail, String line) {
    assertThat(lines(route("aws.foo", "Widget Changed", "[]", detail)))
        .anyMatch(each -> each.endsWith(line));
  }

  @ParameterizedTest
  @CsvSource({
    "Widget Changed, changed",
    "Spot Interruption Warning, spot-interruption-warning",
    "com.example.cart.checked-out.v1, checked-out",
    "OrderShipped, order-shipped",
    "Üü, drafted"
  })
  void aStateThatNoFieldSaysIsThatOfTheDetailType(String type, String state) {
    assertThat(lines(route("a", type, "[]", "{}"))).contains("state: \"" + state + "\",");
  }

  @Test
  void whatTheSampleSaysIsTextAndNothingElse() {
    String route =
        route(
            "com.acme",
            "It's {{key}} \\(.a) \"x\" )& \u2028",
            "[]",
            "{\"{{id}} \\\\(1) \\\"id\": \"x\", \"status\": \"x\"}");
    assertThat(route)
        .doesNotContain("{{")
        .doesNotContain("\u2028")
        .contains("[\"It's \\u007b\\u007bkey\\u007d\\u007d \\\\(.a) \\\"x\\\" )\\u0026 \\u2028\"]")
        .contains("text(.detail[\"\\u007b\\u007bid\\u007d\\u007d \\\\(1) \\\"id\"]) as $id");
  }

  private static String route(String source, String type, String resources, String detail) {
    var event = Json.MAPPER.createObjectNode().put("source", source).put("detail-type", type);
    event.set("resources", Json.read(resources));
    event.set("detail", Json.read(detail));
    return new SourceDraft("drafted", event).route();
  }

  private static List<String> lines(String route) {
    return route.lines().map(String::strip).toList();
  }
}
