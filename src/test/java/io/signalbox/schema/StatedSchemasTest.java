package io.signalbox.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import io.signalbox.cases.CaseFile;
import io.signalbox.cases.SourceCase;
import io.signalbox.config.SettingsException;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEventSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schemas of our own sources, in both forms, against the events of their cases. */
class StatedSchemasTest {

  private static final DetailSchemas OWN = DetailSchemas.read("routes");

  /**
   * Keeps to OpenAPI's own dialect, in which null is {@code nullable} and nothing is a constant.
   */
  private static final JsonSchemaFactory OPEN_API = openApi();

  private static JsonSchemaFactory openApi() {
    JsonMetaSchema.Builder dialect =
        JsonMetaSchema.builder(OpenApi30.getInstance().getIri(), OpenApi30.getInstance());
    for (String word : List.of("openapi", "info", "paths", "components")) {
      dialect.keyword(new NonValidationKeyword(word));
    }
    for (String word : List.of("x-amazon-events-detail-type", "x-amazon-events-source")) {
      dialect.keyword(new NonValidationKeyword(word));
    }
    return JsonSchemaFactory.builder()
        .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
        .metaSchema(dialect.build())
        .build();
  }

  @Test
  void theCommonDetailTypesHaveOne() {
    assertThat(OWN.all())
        .extracting(DetailSchema::type)
        .contains(
            "EC2 Instance State-change Notification",
            "CloudWatch Alarm State Change",
            "EC2 Instance Launch Successful",
            "RDS DB Instance Event",
            "ECS Task State Change",
            "Object Created",
            "GuardDuty Finding",
            "AWS Health Event",
            "Alert",
            "push",
            "Deployment Finished");
  }

  @Test
  void theSchemasOfEventsAreSchemasAndFitTheCases() throws IOException {
    for (DetailSchema each : OWN.all()) {
      JsonNode document = reread(EventSchema.of(each));
      assertThat(MetaSchema.problems(document)).as(each.type()).isEmpty();

      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document);
      for (SourceCase one : cases(each)) {
        assertThat(schema.validate(event(one)).isEmpty()).as(one.name()).isEqualTo(!one.odd());
      }
    }
  }

  @Test
  void theOpenApiFormsTakeTheSameEvents() throws IOException {
    for (DetailSchema each : OWN.all()) {
      JsonNode document = reread(OpenApi.of(each));
      ObjectNode whole = ((ObjectNode) document).put("$ref", "#/components/schemas/AWSEvent");
      JsonSchema schema = OPEN_API.getSchema(whole);
      for (SourceCase one : cases(each)) {
        assertThat(schema.validate(event(one)).isEmpty()).as(one.name()).isEqualTo(!one.odd());
      }
    }
  }

  @Test
  void theOpenApiFormIsAsTheSchemaRegistryHasIt() {
    JsonNode document = OpenApi.of(OWN.of("EC2 Instance State-change Notification").get(0));

    assertThat(document.at("/openapi").asText()).isEqualTo("3.0.3");
    assertThat(document.at("/info/title").asText()).isEqualTo("EC2InstanceStateChangeNotification");
    assertThat(document.at("/info/version").asText()).isEqualTo("1.0.0");
    assertThat(document.at("/paths").isObject()).isTrue();
    JsonNode event = document.at("/components/schemas/AWSEvent");
    assertThat(event.path("x-amazon-events-detail-type").asText())
        .isEqualTo("EC2 Instance State-change Notification");
    assertThat(event.path("x-amazon-events-source").asText()).isEqualTo("aws.ec2");
    assertThat(event.path("required"))
        .extracting(JsonNode::asText)
        .contains("detail-type", "resources", "detail", "id", "source", "time", "account");
    assertThat(event.at("/properties/detail/$ref").asText())
        .isEqualTo("#/components/schemas/EC2InstanceStateChangeNotification");
    assertThat(
            document.at(
                "/components/schemas/EC2InstanceStateChangeNotification/properties/state/type"))
        .hasToString("\"string\"");
  }

  @Test
  void everyReferenceFindsWhatItNames() {
    for (DetailSchema each : OWN.all()) {
      for (JsonNode document : List.of(EventSchema.of(each), OpenApi.of(each))) {
        assertThat(document.findValuesAsText("$ref"))
            .isNotEmpty()
            .allSatisfy(
                reference ->
                    assertThat(document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
      }
    }
  }

  @Test
  void theStandardEventHasBothForms() {
    assertThat(MetaSchema.problems(StandardEventSchema.json())).isEmpty();

    ObjectNode document = OpenApi.of("StandardEvent", StandardEventSchema.json());
    document.put("$ref", "#/components/schemas/StandardEvent");
    JsonSchema schema = OPEN_API.getSchema(reread(document));
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("id", "1").put("source", "aws.ec2").put("state", "running").put("severity", "ok");
    event.put("resource", "arn:aws:ec2:eu-central-1:123456789012:instance/i-1");
    event.put("time", "2026-01-05T08:00:00Z").put("type", "EC2 Instance State-change Notification");
    assertThat(schema.validate(event)).isEmpty();

    event.put("severity", "bad").put("state", "RUNNING");
    assertThat(schema.validate(event)).hasSize(2);
  }

  @Test
  void aDetailTypeWithoutOneIsToldSo() {
    assertThatThrownBy(() -> OWN.of("Nothing"))
        .isInstanceOf(SettingsException.class)
        .hasMessage("no source states a schema of \"Nothing\"; --list prints what there is");
  }

  private static List<SourceCase> cases(DetailSchema schema) throws IOException {
    Path file = Path.of("routes/sources", schema.file() + ".cases.yaml");
    List<SourceCase> cases = new ArrayList<>();
    for (SourceCase each : CaseFile.read(Files.readString(file))) {
      if (each.in().path("detail-type").asText().equals(schema.type()) && !each.out().isEmpty()) {
        cases.add(each);
      }
    }
    assertThat(cases).as("cases of " + schema.type()).isNotEmpty();
    return cases;
  }

  /** The event of a case with the envelope that it would have. */
  private static JsonNode event(SourceCase each) {
    ObjectNode event = (ObjectNode) Json.read(each.in().toString());
    event.put("version", "0");
    event.putIfAbsent("id", event.textNode("1"));
    event.putIfAbsent("account", event.textNode("123456789012"));
    event.putIfAbsent("region", event.textNode("eu-central-1"));
    event.putIfAbsent("time", event.textNode("2026-01-05T08:00:00Z"));
    return EventEnvelope.complete(event, null);
  }

  private static JsonNode reread(JsonNode document) {
    return Json.read(document.toString());
  }
}
