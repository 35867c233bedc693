package io.signalbox.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JqFunctionsTest {

  private static final String EVENT =
      """
      {"region": "eu-central-1", "account": "123456789012",
       "detail": {"state": "ok", "code": 7, "up": false, "empty": " ", "nothing": null,
                  "ids": ["a", "b"], "some-id": "x",
                  "alerts": [{"status": "firing"}, {"labels": {}}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "text(.detail.state) = ok",
        "text(.detail.code) = 7",
        "text(.detail.up) = false",
        "text(.detail.none, .detail.nothing, .detail[\"some-id\"], .detail.state) = x",
        "text(.detail.ids[0]) = a",
        "text(.detail.none)? // \"else\" = else",
        "each(.detail.alerts; .status // empty) = firing",
        "first(each(.detail.alerts; .status, .labels)) = firing",
        ".detail.state as $state | each(.detail.alerts; select(.labels) | $state) = ok",
        "arn(\"ec2\"; \"instance/i-1\") = arn:aws:ec2:eu-central-1:123456789012:instance/i-1",
        "arn(\"s3\"; \"\"; \"\"; \"b\") = arn:aws:s3:::b",
        "arn(\"iam\"; \"\"; .account; \"user/x\") = arn:aws:iam::123456789012:user/x",
        "[.detail[] | strings] | join(\",\") = ok, ,x",
        "[.detail.code, .detail.ids | numbers, arrays | tostring] | join(\" \") = 7 [\"a\",\"b\"]",
        "[objects.detail | objects, .code | objects] | length | tostring = 1",
        "[1 | select(true, null, 2, false)] | length | tostring = 2",
        "[path(.detail.state | strings | select(true))] | tostring = [[\"detail\",\"state\"]]",
        "\"aZ[\\u00c9\" | ascii_downcase = az[É",
        "\"aZ{\\u00e9\" | ascii_upcase = AZ{é",
        "[.detail.ids[] | test(\"A\"), test(\"A\"; \"i\"), test([\"A\", \"i\"]), test([\"a\"])] | tostring"
            + " = [false,true,true,true,false,false,false,false]",
        "[\"a\" | test(\"a\", \"b\"; null, \"x\")] | tostring = [true,false,true,false]",
        "[\"\\u00e9b\" | test(\"^.b$\")] | tostring = [true]",
        "[1, 2, 3] | map(select(. > 1) | ., 0) | tostring = [2,0,3,0]",
        "{a: 1, b: 2} | map(. + 1) | tostring = [2,3]",
        "{region: \"cn-north-1\"} | arn(\"s3\"; \"\"; \"\"; \"b\") = arn:aws-cn:s3:::b",
      })
  void says(String jq, String result) throws Exception {
    assertThat(run(jq, EVENT)).containsExactly(result);
  }

  @Test
  void anArnForEachResource() throws Exception {
    assertThat(run("arn(\"ec2\"; .detail.ids[])", EVENT))
        .containsExactly(
            "arn:aws:ec2:eu-central-1:123456789012:a", "arn:aws:ec2:eu-central-1:123456789012:b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "text(.detail.none) = detail.none is missing",
        "text(.detail.empty) = detail.empty is missing",
        "text(.detail.ids) = detail.ids is an array, not a string",
        "text(.detail[\"an-id\"], .detail.nothing) = none of detail.an-id, detail.nothing is there",
        "each(.detail.none; .) = detail.none is missing",
        "each(.detail.nothing; .) = detail.nothing is missing",
        "each(.detail; .) = detail is an object, not an array",
        "each(.detail.ids; .) = detail.ids.0 is a string, not an object",
        "each(.detail.alerts; text(.status)) = detail.alerts.1: status is missing",
        "text(.detail.state.deeper) = Cannot index string with string \"deeper\"",
        "1 | test(\"a\") = what is tested is a number, not a string",
        "\"a\" | test(1) = the regex is a number, not a string",
        "\"a\" | test(\"a\"; 1) = the flags is a number, not a string",
        "1 | map(.) = Cannot iterate over number",
        "1 | ascii_downcase = ascii_downcase input must be a string",
        "{} | arn(\"ec2\"; \"x\") = region is missing",
        "arn(\"ec2\"; .detail) = arn: OBJECT is not text",
      })
  void saysWhatIsWrong(String jq, String why) {
    assertThatThrownBy(() -> run(jq, EVENT)).isInstanceOf(JsonQueryException.class).hasMessage(why);
  }

  private static List<String> run(String jq, String event) throws Exception {
    Scope scope = Scope.newEmptyScope();
    BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_7, scope);
    List<String> results = new ArrayList<>();
    JsonNode node = Json.MAPPER.readTree(event);
    JsonQuery.compile(jq, Versions.JQ_1_7).apply(scope, node, out -> results.add(out.asText()));
    return results;
  }
}
