package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Statements that are added to policies. */
class PolicyTest {

  private static final String TOPIC = "arn:aws:sns:eu-central-1:1:Events";
  private static final ObjectNode STATEMENT =
      Policy.topicMaySend(TOPIC, "arn:aws:sqs:eu-central-1:1:Queue");

  @Test
  void aPolicyIsMadeWhereThereIsNone() throws Exception {
    JsonNode expected =
        json(
            """
            {"Version": "2012-10-17", "Statement": [{
              "Sid": "signalbox-Events", "Effect": "Allow",
              "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
              "Resource": "arn:aws:sqs:eu-central-1:1:Queue",
              "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-central-1:1:Events"}}}]}
            """);
    assertThat(json(with(null))).isEqualTo(expected);
    assertThat(json(with(""))).isEqualTo(expected);
  }

  @Test
  void whatOthersPutThereStays() throws Exception {
    JsonNode policy = json(with("{\"Id\":\"x\",\"Statement\":[{\"Sid\":\"a\"},{\"Sid\":\"b\"}]}"));

    assertThat(policy.path("Id").asText()).isEqualTo("x");
    assertThat(policy.findValuesAsText("Sid")).containsExactly("a", "b", "signalbox-Events");
  }

  @Test
  void aSingleStatementNeedsNoList() throws Exception {
    assertThat(json(with("{\"Statement\":{\"Sid\":\"a\"}}")).findValuesAsText("Sid"))
        .containsExactly("a", "signalbox-Events");
  }

  @Test
  void aStatementThatIsThereStaysEvenIfNarrowed() {
    String narrowed =
        """
        {"Statement":[{"Sid":"signalbox-Events","Effect":"Allow","Condition":{
          "ArnEquals":{"aws:SourceArn":"%s"},"StringEquals":{"aws:SourceAccount":"1"}}}]}"""
            .formatted(TOPIC);
    assertThat(Policy.with(Optional.of(narrowed), STATEMENT, TOPIC)).isEmpty();
  }

  @Test
  void theStatementOfATopicOfThatNameElsewhereIsReplaced() throws Exception {
    String elsewhere = with(null).replace(TOPIC, "arn:aws:sns:eu-central-1:2:Events");

    assertThat(json(with(elsewhere))).isEqualTo(json(with(null)));
  }

  private static String with(String present) {
    return Policy.with(Optional.ofNullable(present), STATEMENT, TOPIC).orElseThrow();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
