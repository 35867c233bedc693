package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.AwsChannel;
import io.signalbox.aws.ConfiguredChannels;
import io.signalbox.config.Settings;
import io.signalbox.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the template of a delivery makes the queue that the settings name, as they name it. */
class DeliveryTemplateTest {

  private static final Path FILE = Path.of("src/main/aws/delivery.template.yaml");

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void theQueueIsThatOfTheSettings(String fifo) throws IOException {
    Settings settings =
        Settings.of(
            Map.of(
                "profile", "aws",
                "channel.fifo", fifo,
                "delivery.slack.webhook-url-file", "/run/secrets/slack"));
    AwsChannel slack = ConfiguredChannels.of(settings).get(4);
    Template template = template();
    TemplateProblems problems = new TemplateProblems(FILE.toString(), new Problems());
    TemplateValues values = new TemplateValues(template, Map.of("Fifo", fifo));

    new TemplateQueueCheck(settings, values, problems)
        .check(slack, template.resources().get("Queue"));
    TemplateFifoCheck fifoCheck = new TemplateFifoCheck(values, problems);
    for (String queue : new String[] {"Queue", "DeadLetterQueue"}) {
      YamlNode resource = template.resources().get(queue);
      fifoCheck.check("queue " + values.nameOf(resource).orElseThrow(), resource, "FifoQueue");
    }

    assertThat(problems.problems().list()).isEmpty();
    assertThat(TemplateCheck.problems(settings, OwnTemplate.FILE, Map.of("Fifo", fifo))).isEmpty();
    assertThat(values.nameOf(template.resources().get("Queue"))).hasValue(slack.queue());
    assertThat(values.nameOf(template.resources().get("DeadLetterQueue")))
        .hasValue(slack.deadLetterQueue());
  }

  @Test
  void everyReferenceIsToSomethingInIt() throws IOException {
    Template template = template();
    for (Map.Entry<String, YamlNode> function : OwnTemplate.functions(template.root())) {
      String to = function.getValue().text().split("\\.", 2)[0];
      if (function.getKey().matches("!Ref|!GetAtt") && !to.startsWith("AWS::")) {
        assertThat(template.parameters().containsKey(to) || template.resources().containsKey(to))
            .as(to)
            .isTrue();
      }
    }
    assertThat(Files.readString(FILE)).doesNotContain("OrgResourceEventsNotificationQueue");
    assertThat(Files.size(FILE)).as("what is larger needs a bucket").isLessThan(51_200);
  }

  @Test
  void onlyTheTopicMaySendToItsQueuesAndNobodyWithoutTls() throws IOException {
    Map<String, YamlNode> policies = OwnTemplate.policies(template());

    for (String queue : new String[] {"Queue", "DeadLetterQueue"}) {
      assertThat(policies.get(queue + "Policy").json().toString())
          .contains(
              "\"Sid\":\"Topic\"",
              "{\"ArnEquals\":{\"aws:SourceArn\":{\"!Ref\":\"TopicArn\"}}}",
              "\"Sid\":\"OnlyTls\"");
    }
  }

  private static Template template() throws IOException {
    return Template.read(Files.readString(FILE));
  }
}
